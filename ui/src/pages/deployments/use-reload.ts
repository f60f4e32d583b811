import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import type { Deployment, ParamValue, Reload } from '../../api/types.ts';
import { notifyDone } from '../../components/notify.ts';
import { useSchema } from '../backtest-new/use-schema.ts';

export type CodeMode = 'published' | 'inline';

interface Code {
  readonly mode: CodeMode;
  readonly version: string;
  readonly source: string;
}

/** What a reload is made of: other code, other parameters, and how they are sent. */
export function useReload(deployment: Deployment, onDone: () => void) {
  const { id, strategy, version, files, entry } = deployment;
  const client = useQueryClient();
  const isInline = version === 'inline';
  const [code, setCode] = useState<Code>({ mode: isInline ? 'inline' : 'published', version: isInline ? '' : version, source: files?.[entry ?? ''] ?? '' });
  const [typed, setTyped] = useState<Readonly<Record<string, ParamValue>>>(deployment.params);
  const { params, problems } = useSchema({ ...code, strategy: isInline ? '' : strategy });
  const values = Object.fromEntries(params.map((param) => [param.name, typed[param.name] ?? param.default]));
  const reload = useMutation({
    mutationFn: () =>
      api<Reload>(`/deployments/${id}/reloads`, { method: 'POST', body: { ...codeOf(deployment, code), ...(params.length > 0 && { params: values }) } }),
    onSuccess: ({ id: number, outcome }) => {
      notifyDone(outcome === 'stored' ? `Reload ${number}: its next start has the new code` : `Reload ${number} is being prepared`);
      void client.invalidateQueries({ queryKey: ['deployment', id] });
      onDone();
    },
  });
  const change = {
    mode: (mode: CodeMode) => setCode((old) => ({ ...old, mode })),
    version: (next: string) => setCode((old) => ({ ...old, version: next })),
    source: (source: string) => setCode((old) => ({ ...old, source })),
    param: (name: string, value: ParamValue) => setTyped((old) => ({ ...old, [name]: value })),
  };
  // Only the entry file is checked while typing: what it imports is known to the server alone.
  const canSend = problems.length === 0 || Object.keys(files ?? {}).length > 1;
  return { mode: code.mode, code: { ...code, problems }, params, values, isInline, canSend, reload, change };
}

function codeOf({ strategy, version, files, entry }: Deployment, code: Code): object {
  if (code.mode === 'published') return { strategy: `${strategy}@${code.version}` };
  const isInline = version === 'inline' && files !== undefined && entry !== undefined;
  return isInline ? { files: { ...files, [entry]: code.source }, entry } : { source: code.source };
}
