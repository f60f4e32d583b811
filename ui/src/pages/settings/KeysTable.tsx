import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ApiKey } from '../../api/types.ts';
import { formatAgo } from '../../components/format.ts';

interface Props {
  readonly keys: readonly ApiKey[];
  readonly onRevoke: (key: ApiKey) => void;
}

export function KeysTable({ keys, onRevoke }: Props) {
  return (
    <div className="pd-scroll-x">
      <table className="pd-table" data-testid="api-keys">
        <thead>
          <tr>
            <th>Name</th>
            <th>Begins with</th>
            <th className="pd-right">Created</th>
            <th className="pd-right">Last used</th>
            <th className="pd-tight" />
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id}>
              <td style={{ fontWeight: 500 }}>{key.name}</td>
              <td className="pd-mono pd-2">{key.prefix}…</td>
              <td className="pd-right pd-dim pd-num">{formatAgo(key.createdAt)}</td>
              <td className="pd-right pd-dim pd-num">{key.lastUsedAt ? formatAgo(key.lastUsedAt) : 'Never'}</td>
              <td>
                <Button size="compact-xs" variant="subtle" color="red" leftSection={<IconTrash size={13} />} onClick={() => onRevoke(key)}>
                  Revoke
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
