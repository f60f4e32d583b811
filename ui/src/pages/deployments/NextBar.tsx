import { useEffect, useState } from 'react';
import type { Deployment } from '../../api/types.ts';
import { nextBarText } from './deployment-text.ts';

const TICK_MS = 1000;

/** Why nothing moves: the market rests, and for how long. */
export function NextBar({ deployment }: { readonly deployment: Deployment }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const text = nextBarText(deployment, now);
  if (text === undefined) return null;
  return (
    <div className="pd-dim" data-testid="next-bar">
      {text}
    </div>
  );
}
