import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { ApiError } from '../../api/problem.ts';
import type { Inspection, ProblemItem, StrategyVersion } from '../../api/types.ts';
import { notifyDone } from '../../components/notify.ts';
import type { PublishDraft } from './PublishForm.tsx';
import { guessEntry } from './source-files.ts';

/** Checking and publishing what is in the form, and what came of the last attempt. */
export function usePublish({ files, version, note }: PublishDraft) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const body = { files, entry: guessEntry(files) };
  const check = useMutation({ mutationFn: () => api<Inspection>('/strategies/inspect', { method: 'POST', body }) });
  const publish = useMutation({
    mutationFn: () =>
      api<StrategyVersion>('/strategies', { method: 'POST', body: { ...body, ...(version !== '' && { version }), ...(note !== '' && { note }) } }),
    onSuccess: (made) => {
      notifyDone(`Published ${made.name}@${made.version}`);
      void client.invalidateQueries({ queryKey: ['strategies'] });
      void navigate({ to: '/strategies/$name', params: { name: made.name } });
    },
  });
  const error = publish.error ?? check.error;
  const problems: readonly ProblemItem[] = error === null ? (check.data?.diagnostics ?? []) : error instanceof ApiError ? error.items : [];
  const reset = (): void => {
    check.reset();
    publish.reset();
  };
  return { check, publish, error, problems, reset, metadata: problems.length === 0 ? check.data?.metadata : undefined };
}
