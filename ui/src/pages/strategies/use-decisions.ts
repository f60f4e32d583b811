import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { versionQuery } from '../../api/queries.ts';
import type { Manifest, StrategyVersion } from '../../api/types.ts';
import { notifyDone, notifyError } from '../../components/notify.ts';

export interface Approval {
  readonly manifest: Partial<Manifest> | undefined;
  readonly reason: string;
}

/** What admins can decide about a version. */
export function useDecisions({ name, version }: Pick<StrategyVersion, 'name' | 'version'>) {
  const client = useQueryClient();
  const path = `/strategies/${encodeURIComponent(name)}/versions/${encodeURIComponent(version)}`;
  const done =
    (text: string) =>
    (made: StrategyVersion): void => {
      notifyDone(`${name}@${version} ${text}`);
      client.setQueryData(versionQuery(name, version).queryKey, made);
      void client.invalidateQueries({ queryKey: ['strategies'] });
    };
  const approve = useMutation({
    mutationFn: ({ manifest, reason }: Approval) =>
      api<StrategyVersion>(`${path}/approval`, { method: 'POST', body: { ...(manifest !== undefined && { manifest }), ...(reason !== '' && { reason }) } }),
    onSuccess: done('is approved'),
  });
  const withdraw = useMutation({
    mutationFn: () => api<StrategyVersion>(`${path}/approval`, { method: 'DELETE' }),
    onSuccess: done('is no longer approved'),
    onError: (error) => notifyError('The approval was not withdrawn', error),
  });
  const revoke = useMutation({
    mutationFn: () => api<StrategyVersion>(`${path}/revocation`, { method: 'POST', body: {} }),
    onSuccess: done('is revoked'),
    onError: (error) => notifyError('The version was not revoked', error),
  });
  return { approve, withdraw, revoke };
}
