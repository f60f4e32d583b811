import { IconCode, IconPlayerPlay, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { strategiesQuery } from '../../api/queries.ts';
import type { StrategyItem } from '../../api/types.ts';
import { OriginBadge } from '../../components/badges.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { formatAgo } from '../../components/format.ts';
import { Page } from '../../components/Page.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { SearchableList } from '../../components/SearchableList.tsx';

const publishButton = (
  <LinkButton to="/strategies/publish" leftSection={<IconUpload size={15} />} data-testid="publish-strategy">
    Publish a strategy
  </LinkButton>
);

const textOf = ({ name, title, description }: StrategyItem): string => `${name} ${title} ${description}`;

export function StrategiesPage() {
  const query = useQuery(strategiesQuery);
  return (
    <Page title="Strategies" subtitle="Published versions never change, so a result can always be traced to its code." actions={publishButton}>
      <SearchableList query={query} names={['strategy', 'strategies']} textOf={textOf} empty={<NoStrategies />}>
        {(shown) => <StrategyTable items={shown} />}
      </SearchableList>
    </Page>
  );
}

function NoStrategies() {
  return (
    <EmptyState
      icon={IconCode}
      title="No strategies yet"
      text="A strategy is one TypeScript class. Paste one, check it and publish its first version."
      action={publishButton}
    />
  );
}

function StrategyTable({ items }: { readonly items: readonly StrategyItem[] }) {
  const navigate = useNavigate();
  return (
    <div className="pd-scroll-x">
      <table className="pd-table" data-testid="strategies">
        <thead>
          <tr>
            <th>Strategy</th>
            <th>Origin</th>
            <th>Latest version</th>
            <th className="pd-right">Versions</th>
            <th className="pd-right">Updated</th>
            <th className="pd-tight" />
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.name} className="pd-click" onClick={() => void navigate({ to: '/strategies/$name', params: { name: item.name } })}>
              <td style={{ maxWidth: 520 }}>
                <Link to="/strategies/$name" params={{ name: item.name }} className="pd-strong" onClick={(event) => event.stopPropagation()}>
                  {item.title}
                </Link>
                {item.title !== item.name && <span className="pd-mono pd-dim"> {item.name}</span>}
                {item.description !== '' && <div className="pd-dim pd-ellipsis">{item.description}</div>}
              </td>
              <td>
                <OriginBadge origin={item.origin} />
              </td>
              <td className="pd-mono">{item.latestVersion}</td>
              <td className="pd-num pd-right">{item.versionCount}</td>
              <td className="pd-num pd-right pd-dim">{formatAgo(item.updatedAt)}</td>
              <td onClick={(event) => event.stopPropagation()}>
                <LinkButton
                  to="/backtests/new"
                  search={{ strategy: item.name }}
                  size="compact-xs"
                  variant="default"
                  leftSection={<IconPlayerPlay size={12} />}
                  aria-label={`Backtest ${item.name}`}
                >
                  Backtest
                </LinkButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
