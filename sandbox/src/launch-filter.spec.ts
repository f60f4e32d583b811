import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { launchFilter } from './launch-filter.ts';

const words = launchFilter();
const hasPerl = spawnSync('perl', ['-e', '1']).status === 0;

/** What a Perl program prints behind the filter. */
function behind(program: string, ...args: readonly string[]): string {
  const [command = '', ...rest] = words ?? [];
  return spawnSync(command, [...rest, 'perl', '-MSocket', '-e', program, ...args], { encoding: 'utf8', timeout: 5_000 }).stdout;
}

test.skipIf(words === undefined || !hasPerl).each([
  ['processes', 'print defined(fork) ? "open" : "$!"', 'Operation not permitted'],
  ['sockets', 'print socket(my $s, PF_INET, SOCK_STREAM, 0) ? "open" : "$!"', 'Operation not permitted'],
  ['signals to others', 'print kill(0, getppid()) ? "open" : "$!"', 'Operation not permitted'],
  ['writing', 'print open(my $f, ">", "/tmp/paddock-launch-filter") ? "open" : "$!"', 'Permission denied'],
  ['appending', 'print open(my $f, ">>", "/dev/null") ? "open" : "$!"', 'Permission denied'],
  ['folders', 'print mkdir("/tmp/paddock-launch-filter") ? "open" : "$!"', 'Operation not permitted'],
  ['renaming', 'print rename("/etc/hostname", "/etc/elsewhere") ? "open" : "$!"', 'Operation not permitted'],
])('a filter put on before the start denies %s', (_what, program, answer) => {
  expect(behind(program)).toBe(answer);
});

test.skipIf(words === undefined || !hasPerl)('a filter put on before the start lets a program load, read and abort', () => {
  expect(behind('open(my $f, "<", "/etc/passwd") or die; print scalar(<$f>) ? "read" : "empty"')).toBe('read');
  const [command = '', ...rest] = words ?? [];
  const version = spawnSync(command, [...rest, process.execPath, '--version'], { encoding: 'utf8' });
  expect(version.stdout.trim()).toBe(process.version);
  expect(spawnSync(command, [...rest, process.execPath, '-e', 'process.abort()']).signal).toBe('SIGABRT');
});
