import { Loader } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { plural } from '../../components/format.ts';
import { CodeArea } from '../../editor/CodeArea.tsx';
import { ProblemList } from '../../editor/ProblemList.tsx';
import type { BacktestFormState } from './use-backtest-form.ts';

const FILE = 'strategy.ts';

/** A strategy that is only for this run: typed here, checked by the server while typing. */
export function InlineSource({ form }: { readonly form: BacktestFormState }) {
  const { values, set, schema, errorFor, submit } = form;
  const files = useMemo(() => ({ [FILE]: values.source }), [values.source]);
  const problems = schema.problems.map((problem) => ({ ...problem, file: FILE }));
  const error = errorFor('source');
  return (
    <div style={{ borderBottom: '1px solid var(--pd-border)' }}>
      <CodeArea
        files={files}
        label="Strategy source"
        problems={problems}
        onChange={(_, source) => set({ source })}
        onSubmit={() => !submit.isPending && form.send()}
        height={380}
        testId="inline-source"
      />
      <div className="pd-row" style={{ padding: '7px 14px', borderTop: '1px solid var(--pd-border)', minHeight: 34 }} role="status">
        {schema.isLoading && (
          <>
            <Loader size={12} />
            <span className="pd-dim">Checking</span>
          </>
        )}
        {!schema.isLoading && problems.length > 0 && <span className="pd-down">{plural(problems.length, 'problem')}</span>}
        {!schema.isLoading && problems.length === 0 && schema.metadata && (
          <>
            <IconCircleCheck size={15} className="pd-up" />
            <span>
              <b>{schema.metadata.name}</b> is fine
            </span>
          </>
        )}
        {error !== undefined && <span className="pd-down">{error}</span>}
        <span className="pd-dim" style={{ marginLeft: 'auto' }}>
          Ctrl + Enter runs
        </span>
      </div>
      {problems.length > 0 && (
        <div style={{ borderTop: '1px solid var(--pd-border)', maxHeight: 150, overflow: 'auto' }}>
          <ProblemList problems={problems} />
        </div>
      )}
    </div>
  );
}
