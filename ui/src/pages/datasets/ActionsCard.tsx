import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconTrash, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { actionsQuery } from '../../api/queries.ts';
import type { CorporateAction, DatasetDetail } from '../../api/types.ts';
import { Tag } from '../../components/badges.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { formatDate, formatInteger } from '../../components/format.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Card } from '../../components/Page.tsx';
import { actionText } from './action-text.ts';
import { AddAction } from './AddAction.tsx';
import { useActions } from './use-actions.ts';

const COLUMNS: readonly Column<CorporateAction>[] = [
  { key: 'date', header: 'Ex-date', width: '110px', sortBy: (row) => row.exTime, cell: (row) => formatDate(row.exTime) },
  {
    key: 'kind',
    header: 'Kind',
    width: '110px',
    sortBy: (row) => row.kind,
    cell: (row) => <Tag tone={row.kind === 'split' ? 'accent' : 'neutral'}>{row.kind}</Tag>,
  },
  { key: 'value', header: 'Value', width: 'minmax(120px, 1fr)', cell: actionText },
];

interface Props {
  readonly dataset: DatasetDetail;
  readonly symbol: string;
}

/** Dividends and splits of one symbol: what makes the adjusted views of its prices. */
export function ActionsCard({ dataset, symbol }: Props) {
  const query = useQuery(actionsQuery(dataset.id, symbol));
  const [isAdding, adding] = useDisclosure(false);
  const [isAsking, asking] = useDisclosure(false);
  const file = useRef<HTMLInputElement>(null);
  const { add, upload, remove } = useActions(dataset.id);
  return (
    <Card
      title={`Dividends and splits of ${symbol}`}
      isFlush
      testId="actions"
      aside={
        <>
          <Button size="compact-xs" variant="default" leftSection={<IconPlus size={13} />} onClick={adding.toggle} data-testid="add-action">
            Add
          </Button>
          <Button size="compact-xs" variant="default" leftSection={<IconUpload size={13} />} loading={upload.isPending} onClick={() => file.current?.click()}>
            Upload CSV
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" leftSection={<IconTrash size={13} />} disabled={!query.data?.length} onClick={asking.open}>
            Delete all
          </Button>
          <input
            ref={file}
            type="file"
            accept=".csv,.gz"
            hidden
            aria-label="CSV file with dividends and splits"
            data-testid="actions-file"
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              if (chosen !== undefined) upload.mutate(chosen);
              event.currentTarget.value = '';
            }}
          />
        </>
      }
    >
      {isAdding && <AddAction symbol={symbol} add={add} onDone={adding.close} />}
      <Loaded query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <div className="pd-card-body pd-dim">
              None known. Without them the adjusted prices are those as traded. A CSV has the columns symbol, date, and dividend or split.
            </div>
          ) : (
            <DataTable label={`Dividends and splits of ${symbol}`} rows={rows} columns={COLUMNS} rowKey={(row) => `${row.kind} ${row.exTime}`} height={260} />
          )
        }
      </Loaded>
      <Confirm
        opened={isAsking}
        onClose={asking.close}
        onConfirm={() => remove.mutate(symbol, { onSettled: asking.close })}
        isBusy={remove.isPending}
        title={`Delete the dividends and splits of ${symbol}?`}
        action="Delete them"
      >
        {formatInteger(query.data?.length ?? 0)} dividends and splits are removed. Bars stay as they are; adjusted prices become those as traded.
      </Confirm>
    </Card>
  );
}
