import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/problem.ts';

const isWorthRetrying = (error: Error): boolean => !(error instanceof ApiError) || error.status === 0 || error.status >= 502;

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 10_000, retry: (count, error) => count < 2 && isWorthRetrying(error) } },
});
