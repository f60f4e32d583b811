import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { NewCorporateAction, StoredCorporateActions } from '../../api/types.ts';
import { notifyDone, notifyError } from '../../components/notify.ts';
import { storedText } from './action-text.ts';

/** Changes to the dividends and splits of a dataset; adjusted prices are read again after each. */
export function useActions(dataset: string) {
  const client = useQueryClient();
  const path = `/datasets/${encodeURIComponent(dataset)}/corporate-actions`;
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: ['actions', dataset] });
    void client.invalidateQueries({ queryKey: ['bars', dataset] });
  };
  const stored = (result: StoredCorporateActions): void => {
    notifyDone(storedText(result));
    refresh();
  };
  const add = useMutation({
    mutationFn: (actions: readonly NewCorporateAction[]) => api<StoredCorporateActions>(path, { method: 'POST', body: { actions } }),
    onSuccess: stored,
    onError: (error) => notifyError('It was not added', error),
  });
  const upload = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append('file', file);
      return api<StoredCorporateActions>(`${path}/file`, { method: 'POST', body });
    },
    onSuccess: stored,
    onError: (error) => notifyError('The file was not added', error),
  });
  const remove = useMutation({
    mutationFn: (symbol: string) => api(path, { method: 'DELETE', query: { symbol } }),
    onSuccess: () => {
      notifyDone('Dividends and splits deleted');
      refresh();
    },
    onError: (error) => notifyError('They were not deleted', error),
  });
  return { add, upload, remove };
}
