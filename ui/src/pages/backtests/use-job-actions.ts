import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { Backtest } from '../../api/types.ts';
import { notifyDone, notifyError } from '../../components/notify.ts';

export function useJobActions(job: Pick<Backtest, 'id'>) {
  const client = useQueryClient();
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: ['backtests'] });
    void client.invalidateQueries({ queryKey: ['backtest', job.id] });
  };
  const cancel = useMutation({
    mutationFn: () => api(`/backtests/${job.id}/cancel`, { method: 'POST' }),
    onSuccess: () => {
      notifyDone('Cancelling the backtest');
      refresh();
    },
    onError: (error) => notifyError('The backtest was not cancelled', error),
  });
  const retry = useMutation({
    mutationFn: () => api(`/backtests/${job.id}/retry`, { method: 'POST' }),
    onSuccess: () => {
      notifyDone('The backtest is queued again');
      refresh();
    },
    onError: (error) => notifyError('The backtest was not started again', error),
  });
  const remove = useMutation({
    mutationFn: () => api(`/backtests/${job.id}`, { method: 'DELETE' }),
    onSuccess: () => {
      notifyDone('Backtest deleted');
      client.removeQueries({ queryKey: ['backtest', job.id] });
      void client.invalidateQueries({ queryKey: ['backtests'] });
    },
    onError: (error) => notifyError('The backtest was not deleted', error),
  });
  return { cancel, retry, remove };
}
