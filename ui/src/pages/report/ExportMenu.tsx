import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload, IconFileTypeCsv, IconFileTypeHtml, IconJson } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { download } from '../../api/client.ts';
import type { Backtest } from '../../api/types.ts';
import { notifyError } from '../../components/notify.ts';

type Format = 'csv' | 'json' | 'html';

export function ExportMenu({ job }: { readonly job: Backtest }) {
  const save = useMutation({
    mutationFn: (format: Format) => download(`/backtests/${job.id}/export`, { format }, `${job.strategy}-${job.id.slice(0, 8)}.${format}`),
    onError: (error) => notifyError('The export failed', error),
  });
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={15} />}
          rightSection={<IconChevronDown size={14} />}
          loading={save.isPending}
          data-testid="export"
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileTypeCsv size={16} />} onClick={() => save.mutate('csv')}>
          Trades as CSV
        </Menu.Item>
        <Menu.Item leftSection={<IconJson size={16} />} onClick={() => save.mutate('json')}>
          Everything as JSON
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypeHtml size={16} />} onClick={() => save.mutate('html')}>
          Report as HTML
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
