import { ActionIcon, Button, Menu, Select } from '@mantine/core';
import { IconDots, IconLockOpen, IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconRefresh, IconRotate, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Deployment } from '../../api/types.ts';
import { useSession } from '../../api/use-live.ts';
import { Confirm } from '../../components/Confirm.tsx';
import { jobTitle } from '../backtests/job-text.ts';
import { isActive, mayChange, speedOptions } from './deployment-text.ts';
import { ReloadModal } from './ReloadModal.tsx';
import { type Act, useDeploymentActions } from './use-deployment-actions.ts';

type Asking = 'stop' | 'release' | 'beginning' | 'delete' | null;

/** What can be done with a deployment in the state that it has, by those who may. */
export function DeploymentActions({ deployment }: { readonly deployment: Deployment }) {
  const session = useSession();
  if (mayChange(session?.user, deployment)) return <Controls deployment={deployment} />;
  return (
    <span className="pd-dim" data-testid="not-yours">
      It belongs to {deployment.createdBy}: authors can change their own only
    </span>
  );
}

function Controls({ deployment }: { readonly deployment: Deployment }) {
  const navigate = useNavigate();
  const [asking, ask] = useState<Asking>(null);
  const [isReloading, setReloading] = useState(false);
  const { act, remove } = useDeploymentActions(deployment.id);
  const { state, speed } = deployment;
  const active = isActive(deployment);
  const close = (): void => ask(null);
  const confirmed = (): void => {
    if (asking === 'delete') remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/deployments' }), onSettled: close });
    else if (asking === 'beginning') act.mutate({ act: 'restart', body: { from: 'beginning' } }, { onSettled: close });
    else if (asking !== null) act.mutate({ act: asking }, { onSettled: close });
  };
  return (
    <>
      {state !== 'completed' && (
        <Select
          size="sm"
          w={200}
          aria-label="Speed"
          allowDeselect={false}
          data={[...speedOptions(speed)]}
          value={speed}
          onChange={(value) => value !== null && act.mutate({ act: 'speed', body: { speed: value } })}
          data-testid="speed"
        />
      )}
      <StateButtons deployment={deployment} onAct={(name) => act.mutate({ act: name })} onAsk={ask} onReload={() => setReloading(true)} />
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <ActionIcon aria-label={`More for ${jobTitle(deployment)}`} data-testid="deployment-menu">
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconRotate size={15} />} onClick={() => ask('beginning')}>
            Restart from the first bar…
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={15} />} disabled={active} onClick={() => ask('delete')} data-testid="delete">
            Delete…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Question asking={asking} isBusy={act.isPending || remove.isPending} onConfirm={confirmed} onClose={close} />
      {isReloading && <ReloadModal deployment={deployment} onClose={() => setReloading(false)} />}
    </>
  );
}

interface StateButtonsProps {
  readonly deployment: Deployment;
  readonly onAct: (act: Act) => void;
  readonly onAsk: (asking: Asking) => void;
  readonly onReload: () => void;
}

function StateButtons({ deployment, onAct, onAsk, onReload }: StateButtonsProps) {
  const { state, wanted } = deployment;
  const active = isActive(deployment);
  return (
    <>
      {active && wanted !== 'paused' && (
        <Button variant="default" leftSection={<IconPlayerPause size={15} />} onClick={() => onAct('pause')} data-testid="pause">
          Pause
        </Button>
      )}
      {active && wanted === 'paused' && (
        <Button variant="default" leftSection={<IconPlayerPlay size={15} />} onClick={() => onAct('resume')} data-testid="resume">
          Resume
        </Button>
      )}
      {state !== 'completed' && (
        <Button variant="default" leftSection={<IconRefresh size={15} />} onClick={onReload} data-testid="reload">
          Reload
        </Button>
      )}
      {state === 'quarantined' && (
        <Button leftSection={<IconLockOpen size={15} />} onClick={() => onAsk('release')} data-testid="release">
          Release
        </Button>
      )}
      {(state === 'stopped' || state === 'failed') && (
        <Button leftSection={<IconPlayerPlay size={15} />} onClick={() => onAct('restart')} data-testid="restart">
          Go on
        </Button>
      )}
      {(active || state === 'quarantined') && (
        <Button
          color="red"
          variant="light"
          leftSection={<IconPlayerStop size={15} />}
          onClick={() => onAsk('stop')}
          disabled={wanted === 'stopped' && active}
          data-testid="stop"
        >
          Stop
        </Button>
      )}
    </>
  );
}

const QUESTIONS: Readonly<Record<Exclude<Asking, null>, { readonly title: string; readonly action: string; readonly text: string }>> = {
  stop: {
    title: 'Stop this deployment?',
    action: 'Stop deployment',
    text: 'It ends between two steps, after its onStop. Its checkpoint stays: it can go on from there later.',
  },
  release: {
    title: 'Release it from quarantine?',
    action: 'Release',
    text: 'Its strikes are forgiven and it goes on from its last checkpoint. If nothing has changed, it is likely to fail at the same place again.',
  },
  beginning: { title: 'Restart from the first bar?', action: 'Restart', text: 'Its orders, fills, logs and equity so far are removed for good.' },
  delete: { title: 'Delete this deployment?', action: 'Delete deployment', text: 'It is removed with its orders, fills, logs and history.' },
};

interface QuestionProps {
  readonly asking: Asking;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

function Question({ asking, isBusy, onConfirm, onClose }: QuestionProps) {
  const { title, action, text } = QUESTIONS[asking ?? 'stop'];
  return (
    <Confirm opened={asking !== null} onClose={onClose} onConfirm={onConfirm} isBusy={isBusy} title={title} action={action}>
      {text}
    </Confirm>
  );
}
