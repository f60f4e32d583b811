import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { ApiError, messageOf } from '../../api/problem.ts';
import type { ImportPreview } from '../../api/types.ts';
import { fromRoles, type ColumnRoles } from './import-options.ts';
import { localPreview } from './local-preview.ts';
import { previewSlice } from './preview-slice.ts';

export interface PreviewResult {
  readonly preview: ImportPreview;
  /** Why the server cannot read the file like this; the columns are then for a person to choose. */
  readonly refusal?: string;
}

async function requestPreview(file: File, roles: ColumnRoles | null, signal: AbortSignal): Promise<PreviewResult> {
  const slice = await previewSlice(file);
  const form = new FormData();
  if (roles !== null) form.append('options', JSON.stringify({ mapping: fromRoles(roles) }));
  form.append('file', slice, slice.name);
  try {
    return { preview: await api<ImportPreview>('/imports/preview', { method: 'POST', body: form, signal }) };
  } catch (error) {
    if (!(error instanceof ApiError) || (error.status !== 422 && error.status !== 400)) throw error;
    return { preview: localPreview(await slice.text()), refusal: messageOf(error) };
  }
}

/** How a file would be read, with the columns as chosen so far; null leaves the choice to the server. */
export function usePreview(file: File | undefined, roles: ColumnRoles | null) {
  return useQuery({
    queryKey: ['import-preview', file?.name, file?.size, file?.lastModified, roles],
    queryFn: async ({ signal }): Promise<PreviewResult> => {
      if (file === undefined) throw new Error('There is no file to preview');
      return requestPreview(file, roles, signal);
    },
    enabled: file !== undefined,
    placeholderData: (previous: PreviewResult | undefined, query) => (query?.queryKey[1] === file?.name ? previous : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
