import type { DestinationStream } from 'pino';

const levels: Readonly<Record<number, string>> = { 10: 'trace', 20: 'debug', 30: 'info ', 40: 'warn ', 50: 'ERROR', 60: 'FATAL' };
const hidden = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'context', 'req', 'res', 'err', 'requestId', 'responseTime']);

/** Log lines for people at a terminal: time, level, where, message, the rest as key=value. */
export function prettyLines(out: { write(text: string): unknown }): DestinationStream {
  return { write: (line: string) => void out.write(`${readable(line)}\n`) };
}

function readable(line: string): string {
  const entry = parse(line);
  if (entry === undefined) return line.trimEnd();
  const time = new Date(Number(entry['time'])).toTimeString().slice(0, 8);
  const where = typeof entry['context'] === 'string' ? `${entry['context']}: ` : '';
  const rest = Object.entries(entry)
    .filter(([key]) => !hidden.has(key))
    .map(([key, value]) => ` ${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('');
  return `${time} ${levels[Number(entry['level'])] ?? String(entry['level'])} ${where}${typeof entry['msg'] === 'string' ? entry['msg'] : ''}${rest}${stack(entry['err'])}`;
}

function stack(error: unknown): string {
  return typeof error === 'object' && error !== null && 'stack' in error ? `\n${String(error.stack)}` : '';
}

function parse(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
