import { IconDatabase, IconDatabaseImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { datasetsQuery } from '../../api/queries.ts';
import type { DatasetItem } from '../../api/types.ts';
import { OriginBadge } from '../../components/badges.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatAgo, formatBytes, formatDate, formatInteger } from '../../components/format.ts';
import { Page } from '../../components/Page.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { SearchableList } from '../../components/SearchableList.tsx';

const importButton = (
  <LinkButton to="/datasets/import" leftSection={<IconDatabaseImport size={15} />} data-testid="import-data">
    Import data
  </LinkButton>
);

export function DatasetsPage() {
  const query = useQuery(datasetsQuery);
  return (
    <Page title="Datasets" subtitle="Price history that backtests run on. Every import is checked and every version kept apart." actions={importButton}>
      <SearchableList query={query} names={['dataset', 'datasets']} textOf={({ name }) => name} empty={<NoDatasets />}>
        {(shown) => <DatasetTable items={shown} />}
      </SearchableList>
    </Page>
  );
}

function NoDatasets() {
  return (
    <EmptyState
      icon={IconDatabase}
      title="No datasets yet"
      text="Drop a CSV file or a folder with one file for each symbol. Columns are detected, and you see a report before you use the data."
      action={importButton}
    />
  );
}

function DatasetTable({ items }: { readonly items: readonly DatasetItem[] }) {
  const navigate = useNavigate();
  return (
    <div className="pd-scroll-x">
      <table className="pd-table" data-testid="datasets">
        <thead>
          <tr>
            <th>Dataset</th>
            <th>Origin</th>
            <th>Timeframe</th>
            <th className="pd-right">Symbols</th>
            <th className="pd-right">Bars</th>
            <th>Range</th>
            <th className="pd-right">Size</th>
            <th className="pd-right">Created</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} className="pd-click" onClick={() => void navigate({ to: '/datasets/$id', params: { id: item.id } })}>
              <td>
                <Link to="/datasets/$id" params={{ id: item.id }} className="pd-strong" onClick={(event) => event.stopPropagation()}>
                  {item.name}
                </Link>
              </td>
              <td>
                <OriginBadge origin={item.origin} />
              </td>
              <td>{item.timeframe}</td>
              <td className="pd-num pd-right">{formatInteger(item.symbolCount)}</td>
              <td className="pd-num pd-right">{formatInteger(item.rows)}</td>
              <td className="pd-num pd-2">
                {formatDate(item.firstTime)} to {formatDate(item.lastTime)}
              </td>
              <td className="pd-num pd-right">{formatBytes(item.bytes)}</td>
              <td className="pd-num pd-right pd-dim">{formatAgo(item.createdAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
