import { Button, Tooltip } from '@mantine/core';
import { IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { live, type LiveState } from '../api/live.ts';
import { useLiveState } from '../api/use-live.ts';

const GRACE_MS = 1500;

/** True once the connection has been away long enough to be worth a word. */
function useIsLost(state: LiveState): boolean {
  const [isLost, setLost] = useState(false);
  const isAway = state.status === 'lost';
  useEffect(() => {
    const timer = setTimeout(() => setLost(isAway), isAway ? GRACE_MS : 0);
    return () => clearTimeout(timer);
  }, [isAway]);
  return isLost;
}

function useSecondsLeft(until: number | undefined): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (until === undefined) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [until]);
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
}

export function ConnectionDot() {
  const { status } = useLiveState();
  const label = status === 'open' ? 'Live updates are on' : status === 'lost' ? 'Connection lost' : 'Connecting';
  return (
    <Tooltip label={label} position="right">
      <span className="pd-dot" data-status={status} role="img" aria-label={label} data-testid="connection" />
    </Tooltip>
  );
}

export function ConnectionBanner() {
  const state = useLiveState();
  const isLost = useIsLost(state);
  const seconds = useSecondsLeft(state.retryAt);
  if (!isLost) return null;
  return (
    <div className="pd-banner" role="status" data-testid="connection-lost">
      <IconWifiOff size={15} />
      <span>Connection lost. What you see may be out of date.{seconds > 0 ? ` Next attempt in ${seconds} s.` : ' Connecting…'}</span>
      <Button size="compact-xs" variant="default" onClick={() => live.retryNow()}>
        Try now
      </Button>
    </div>
  );
}
