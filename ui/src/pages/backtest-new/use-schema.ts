import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client.ts';
import { ApiError, messageOf } from '../../api/problem.ts';
import { strategyQuery, versionQuery } from '../../api/queries.ts';
import type { Inspection, ParamSchema, ProblemItem, StrategyMetadata } from '../../api/types.ts';
import type { FormValues } from './form-values.ts';

const TYPING_MS = 900;
const NO_PARAMS: readonly ParamSchema[] = [];

export interface SchemaState {
  readonly metadata: StrategyMetadata | undefined;
  readonly params: readonly ParamSchema[];
  readonly isLoading: boolean;
  readonly error: Error | null;
  /** Only for inline source: what the publish gate refuses. */
  readonly problems: readonly ProblemItem[];
}

function usePublishedSchema({ mode, strategy, version }: Pick<FormValues, 'mode' | 'strategy' | 'version'>) {
  const isOn = mode === 'published' && strategy !== '';
  const detail = useQuery({ ...strategyQuery(strategy), enabled: isOn });
  const wanted = version === '' ? detail.data?.latestVersion : version;
  const loaded = useQuery({ ...versionQuery(strategy, wanted ?? ''), enabled: isOn && wanted !== undefined });
  return { metadata: isOn ? loaded.data?.metadata : undefined, isLoading: isOn && loaded.data === undefined, error: detail.error ?? loaded.error };
}

function useInlineSchema({ mode, source }: Pick<FormValues, 'mode' | 'source'>) {
  const [settled] = useDebouncedValue(source, TYPING_MS);
  const isOn = mode === 'inline' && settled.trim() !== '';
  return useQuery({
    queryKey: ['inspect', settled],
    queryFn: async ({ signal }): Promise<Inspection> => {
      try {
        return await api<Inspection>('/strategies/inspect', { method: 'POST', body: { source: settled }, signal });
      } catch (error) {
        if (error instanceof ApiError && error.status === 422)
          return { metadata: null, diagnostics: error.items.length > 0 ? error.items : [{ message: messageOf(error) }] };
        throw error;
      }
    },
    enabled: isOn,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

/** The parameters of what will run: of the published version, or of the source as typed. */
export function useSchema(values: Pick<FormValues, 'mode' | 'strategy' | 'version' | 'source'>): SchemaState {
  const published = usePublishedSchema(values);
  const inline = useInlineSchema(values);
  return useMemo(() => {
    const metadata = (values.mode === 'inline' ? inline.data?.metadata : published.metadata) ?? undefined;
    return {
      metadata,
      params: metadata?.params ?? NO_PARAMS,
      isLoading: values.mode === 'inline' ? inline.isFetching : published.isLoading,
      error: values.mode === 'inline' ? inline.error : published.error,
      problems: values.mode === 'inline' ? (inline.data?.diagnostics ?? []) : [],
    };
  }, [values.mode, published.metadata, published.isLoading, published.error, inline.data, inline.isFetching, inline.error]);
}
