import { Loader } from '@mantine/core';
import type { ImportPreview } from '../../api/types.ts';
import { formatTime, plural } from '../../components/format.ts';

interface Props {
  readonly preview: ImportPreview;
  readonly isChecking: boolean;
  /** Only the beginning of the file was looked at. */
  readonly isPart: boolean;
}

const SHOWN = 5;
/** The server lists no more than these. */
const MOST_SENT = 20;

/** What the beginning of the file says, and which of its rows would be left out. */
export function PreviewFacts({ preview, isChecking, isPart }: Props) {
  const { timeframe, symbols, firstTime, lastTime, rejected } = preview;
  const facts = [
    timeframe !== '' && `${timeframe} bars`,
    symbols.length > 0 && (symbols.length <= 3 ? symbols.join(', ') : plural(symbols.length, 'symbol')),
    firstTime !== null && lastTime !== null && `${formatTime(firstTime)} to ${formatTime(lastTime)}`,
    isPart && 'the beginning of the file',
  ].filter((fact) => fact !== false);
  return (
    <div style={{ padding: '9px 14px' }} className="pd-dim" role="status">
      <span className="pd-row">
        {isChecking && <Loader size={12} />}
        {facts.join(' · ')}
      </span>
      {rejected.length > 0 && (
        <ul style={{ margin: '6px 0 0', paddingLeft: 16 }}>
          {rejected.slice(0, SHOWN).map((row) => (
            <li key={row.line} className="pd-warn">
              Line {row.line} would be left out: {row.message}
            </li>
          ))}
          {rejected.length > SHOWN && <li>and {rejected.length < MOST_SENT ? plural(rejected.length - SHOWN, 'more line') : 'more lines'}</li>}
        </ul>
      )}
    </div>
  );
}
