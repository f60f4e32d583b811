import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { Deployment } from '../../api/types.ts';
import { notifyDone, notifyError } from '../../components/notify.ts';

export type Act = 'pause' | 'resume' | 'stop' | 'restart' | 'release' | 'speed';

interface Order {
  readonly act: Act;
  readonly body?: object;
}

const DONE: Readonly<Record<Act, string>> = {
  pause: 'Pausing between two steps',
  resume: 'Going on',
  stop: 'Stopping the deployment',
  restart: 'Starting again',
  release: 'Released from quarantine',
  speed: 'Speed changed',
};

export function useDeploymentActions(id: string) {
  const client = useQueryClient();
  const refresh = (): void => {
    void client.invalidateQueries({ queryKey: ['deployments'] });
    void client.invalidateQueries({ queryKey: ['deployment', id] });
  };
  const act = useMutation({
    mutationFn: ({ act: name, body }: Order) => api<Deployment>(`/deployments/${id}/${name}`, { method: 'POST', body: body ?? {} }),
    onSuccess: (_, { act: name }) => {
      notifyDone(DONE[name]);
      refresh();
    },
    onError: (error, { act: name }) => {
      notifyError(`“${name}” did not work`, error);
      refresh();
    },
  });
  const remove = useMutation({
    mutationFn: () => api(`/deployments/${id}`, { method: 'DELETE' }),
    onSuccess: () => {
      notifyDone('Deployment deleted');
      client.removeQueries({ queryKey: ['deployment', id] });
      void client.invalidateQueries({ queryKey: ['deployments'] });
    },
    onError: (error) => notifyError('The deployment was not deleted', error),
  });
  return { act, remove };
}
