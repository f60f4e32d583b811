import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { formatBytes, plural } from '../../components/format.ts';
import { Loaded, RowsSkeleton } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { isUnreadable, type ColumnRoles } from './import-options.ts';
import { MappingTable } from './MappingTable.tsx';
import { PreviewFacts } from './PreviewFacts.tsx';
import { PREVIEW_BYTES } from './preview-slice.ts';
import type { PreviewResult } from './use-preview.ts';

interface Props {
  readonly files: readonly File[];
  readonly preview: UseQueryResult<PreviewResult>;
  readonly roles: ColumnRoles;
  readonly problem: string | undefined;
  readonly onRoles: (roles: ColumnRoles) => void;
  readonly onOtherFiles: () => void;
}

/** The first rows of the first file, and what its columns mean. */
export function ImportColumns({ files, preview, roles, problem, onRoles, onOtherFiles }: Props) {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const name = files.length === 1 ? files[0]?.name : plural(files.length, 'file');
  const title = (
    <>
      {name} <span className="pd-dim">{formatBytes(size)}</span>
    </>
  );
  const otherFiles = (
    <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconX size={13} />} onClick={onOtherFiles}>
      Other files
    </Button>
  );
  return (
    <Card title={title} isFlush aside={otherFiles}>
      <Loaded query={preview} skeleton={<RowsSkeleton rows={8} />}>
        {(result) => (
          <>
            {problem !== undefined && (
              <Alert
                color="yellow"
                variant="light"
                icon={<IconAlertTriangle size={18} />}
                m={12}
                title={isUnreadable(result) ? 'This file cannot be read' : 'The columns need a look'}
                data-testid="import-problem"
              >
                {problem}
              </Alert>
            )}
            {!isUnreadable(result) && (
              <>
                <MappingTable preview={result.preview} roles={roles} onChange={onRoles} />
                <PreviewFacts preview={result.preview} isChecking={preview.isFetching} isPart={size > PREVIEW_BYTES} />
              </>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}
