import { useMemo } from 'react';
import type { ProblemItem } from '../../api/types.ts';
import { CodeArea } from '../../editor/CodeArea.tsx';
import { ProblemList } from '../../editor/ProblemList.tsx';

const FILE = 'strategy.ts';

interface Props {
  readonly source: string;
  readonly onChange: (source: string) => void;
  readonly problems: readonly ProblemItem[];
}

export function ReloadSource({ source, onChange, problems }: Props) {
  const files = useMemo(() => ({ [FILE]: source }), [source]);
  const placed = problems.map((problem) => ({ ...problem, file: FILE }));
  return (
    <div className="pd-card">
      <CodeArea files={files} label="Strategy source" onChange={(_, text) => onChange(text)} problems={placed} height={320} testId="reload-source" />
      {placed.length > 0 && <ProblemList problems={placed} />}
    </div>
  );
}
