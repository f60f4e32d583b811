import './code-area.css';
import { lazy, Suspense, useState } from 'react';
import type { ProblemItem } from '../api/types.ts';

const CodeEditor = lazy(() => import('./CodeEditor.tsx'));

export type SourceFiles = Readonly<Record<string, string>>;

interface Props {
  readonly files: SourceFiles;
  readonly label: string;
  readonly isReadOnly?: boolean;
  readonly problems?: readonly ProblemItem[];
  readonly onChange?: (path: string, text: string) => void;
  readonly onSubmit?: () => void;
  readonly height?: number | string;
  readonly active?: string;
  readonly onActive?: (path: string) => void;
  readonly testId?: string;
}

const NO_PROBLEMS: readonly ProblemItem[] = [];
const nothing = (): void => undefined;

/** Source files with tabs; the editor itself comes in its own chunk, and until then the text can already be read. */
export function CodeArea({
  files,
  label,
  isReadOnly = false,
  problems = NO_PROBLEMS,
  onChange = nothing,
  onSubmit = nothing,
  height = 480,
  active,
  onActive,
  testId,
}: Props) {
  const [own, setOwn] = useState<string>();
  const paths = Object.keys(files);
  const chosen = active ?? own;
  const shown = chosen !== undefined && chosen in files ? chosen : (paths[0] ?? '');
  const select = onActive ?? setOwn;
  return (
    <div className="pd-code" data-testid={testId}>
      {paths.length > 1 && (
        <div className="pd-code-tabs" role="tablist" aria-label={`Files of ${label}`}>
          {paths.map((path) => (
            <button key={path} type="button" role="tab" aria-selected={path === shown} onClick={() => select(path)}>
              {path}
              {problems.some((problem) => problem.file === path) && <span className="pd-code-bad" aria-label="has errors" />}
            </button>
          ))}
        </div>
      )}
      <div className="pd-code-host" style={{ height }}>
        <Suspense fallback={<pre className="pd-code-plain">{files[shown]}</pre>}>
          <CodeEditor files={files} active={shown} label={label} isReadOnly={isReadOnly} problems={problems} onChange={onChange} onSubmit={onSubmit} />
        </Suspense>
      </div>
    </div>
  );
}
