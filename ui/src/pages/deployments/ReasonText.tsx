import { IconBulb } from '@tabler/icons-react';
import type { StopReason } from '../../api/types.ts';

/** Why something was stopped or refused: words, place, use, advice. */
export function ReasonText({ reason }: { readonly reason: StopReason }) {
  const { message, location, used, allowed, advice } = reason;
  return (
    <>
      <span style={{ overflowWrap: 'anywhere' }}>{message}</span>
      {location !== undefined && (
        <span className="pd-mono pd-2">
          {location.file}:{location.line}:{location.column}
        </span>
      )}
      {used !== undefined && (
        <span className="pd-2">
          Used {used}
          {allowed !== undefined && `; allowed: ${allowed}`}
        </span>
      )}
      {advice !== undefined && (
        <span className="pd-row pd-2" style={{ alignItems: 'flex-start' }}>
          <IconBulb size={16} className="pd-warn" style={{ flex: 'none', marginTop: 2 }} />
          {advice}
        </span>
      )}
    </>
  );
}
