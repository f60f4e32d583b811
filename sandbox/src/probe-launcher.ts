import { execFile } from 'node:child_process';
import { contained, launchPlan } from './launch.ts';
import { attemptsFor } from './probe-calls.ts';
import { asUser } from './start-program.ts';

const PATIENCE_MS = 5_000;
const SEEN_ALL = 'done';

/** Node has to load behind the launcher's filter, so it can read files and is itself a program that was run. */
const NEEDED = ['openat', 'execve'];

/** Makes each call that is given as name, number and arguments, and prints the names of those that were not denied. */
const TRY = `while (@ARGV) {
  my ($name, $number, $count) = splice(@ARGV, 0, 3);
  my @given = map { /^=(.*)$/s ? $1 : int($_) } splice(@ARGV, 0, $count);
  my $result = syscall($number, @given);
  my $errno = $! + 0;
  print "$name\\n" unless $result == -1 && ($errno == 1 || $errno == 13 || $errno == 38);
}
print "${SEEN_ALL}\\n";`;

/** Names of the forbidden calls that came through where a launcher filters them; undefined where there is none, or it could not be tried. */
export async function openBehindLauncher(): Promise<readonly string[] | undefined> {
  const { filter, firstUid } = launchPlan();
  if (filter !== 'launcher') return undefined;
  const calls = Object.entries(attemptsFor(process.arch)).filter(([name]) => !NEEDED.includes(name));
  const words = calls.flatMap(([name, { number, arguments: given }]) => [
    name,
    String(number),
    String(given.length),
    ...given.map((value) => (typeof value === 'string' ? `=${value}` : String(value))),
  ]);
  const [command, args] = contained(['perl', '-e', TRY, ...words], { namespaces: true, filter: true });
  const printed = await new Promise<string>((resolve) => {
    execFile(command, args, { timeout: PATIENCE_MS, cwd: '/', ...asUser(firstUid) }, (_error, stdout) => resolve(stdout));
  });
  const names = printed.trim().split('\n');
  return names.at(-1) === SEEN_ALL ? names.slice(0, -1) : undefined;
}
