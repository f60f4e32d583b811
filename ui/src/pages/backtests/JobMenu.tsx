import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCopyPlus, IconDots, IconPlayerStop, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Backtest } from '../../api/types.ts';
import { Confirm } from '../../components/Confirm.tsx';
import { jobTitle } from './job-text.ts';
import { useJobActions } from './use-job-actions.ts';

interface Props {
  readonly job: Backtest;
  readonly onDeleted?: () => void;
}

/** What can be done with a run, wherever it is shown. */
export function JobMenu({ job, onDeleted }: Props) {
  const navigate = useNavigate();
  const [asking, ask] = useDisclosure(false);
  const { cancel, retry, remove } = useJobActions(job);
  const isActive = job.status === 'queued' || job.status === 'running';
  const confirmDelete = (): void =>
    remove.mutate(undefined, {
      onSuccess: () => {
        ask.close();
        onDeleted?.();
      },
    });
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <ActionIcon aria-label={`Actions for ${jobTitle(job)}`} data-testid="job-menu">
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopyPlus size={15} />} onClick={() => void navigate({ to: '/backtests/new', search: { like: job.id } })}>
            Run again with changes
          </Menu.Item>
          {isActive && (
            <Menu.Item leftSection={<IconPlayerStop size={15} />} onClick={() => cancel.mutate()}>
              Cancel
            </Menu.Item>
          )}
          {(job.status === 'failed' || job.status === 'cancelled') && (
            <Menu.Item leftSection={<IconRefresh size={15} />} onClick={() => retry.mutate()}>
              Retry
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={ask.open}>
            Delete…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm opened={asking} onClose={ask.close} onConfirm={confirmDelete} isBusy={remove.isPending} title="Delete this backtest?" action="Delete backtest">
        “{jobTitle(job)}” and its report, trades and logs are removed for good.
      </Confirm>
    </>
  );
}
