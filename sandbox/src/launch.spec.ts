import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSandbox } from '../test/built.ts';
import { isRunning } from '../test/processes.ts';
import { liar } from '../test/sandboxes.ts';
import { launch, launchPlan } from './launch.ts';
import type { LaunchPlan } from './launch.ts';
import { memoryFile } from './memory-file.ts';
import { nativeCalls } from './native-calls.ts';
import { NativeProgram } from './native-program.ts';
import { posixSpawn } from './posix-spawn.ts';
import type { RunningProgram } from './running-program.ts';

const STATUS = /^(Uid|Gid|Groups|NoNewPrivs|Seccomp|Sig\w+|Cap\w+):/;
const STARTERS = ['library', 'node'] as const satisfies readonly LaunchPlan['starter'][];

/** Since glibc 2.34. */
const closesAll = posixSpawn() !== undefined && Number(glibc()?.split('.')[1]) >= 34;

const programs: ReturnType<typeof liar>[] = [];

beforeAll(() => builtSandbox());
afterAll(() => {
  for (const program of programs) program.remove();
});

function start(code: string, starter: LaunchPlan['starter'], fds: { windowFd?: number; markerFd?: number } = {}): RunningProgram {
  const program = liar(code);
  programs.push(program);
  const { program: started } = launch({ windowFd: fds.windowFd, markerFd: fds.markerFd, jitless: false, child: program.path }, starter);
  started.channel.on('error', () => undefined);
  return started;
}

function glibc(): string | undefined {
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  return header.glibcVersionRuntime;
}

/** What the kernel holds of a process, without what differs from one to the next. */
function seen({ pid }: RunningProgram): unknown {
  const of = (name: string): string => readFileSync(`/proc/${pid}/${name}`, 'latin1');
  const [, , group, session] = of('stat')
    .slice(of('stat').lastIndexOf(')') + 2)
    .split(' ');
  return {
    status: of('status')
      .split('\n')
      .filter((line) => STATUS.test(line))
      .map((line) => line.replaceAll(/\b21\d{4}\b/g, 'own')),
    leads: [Number(group) === pid, Number(session) === pid],
    environment: of('environ').split('\0').toSorted(),
    folder: readlinkSync(`/proc/${pid}/cwd`),
    standard: [0, 1, 2].map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`)),
    // Those of Node itself come after; what the parent has open is not among them.
    given: readdirSync(`/proc/${pid}/fd`).filter((fd) => Number(fd) <= 5),
    inherited: readdirSync(`/proc/${pid}/fd`)
      .map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`))
      .filter((target) => target.startsWith('/') && target !== '/dev/null')
      .map((target) => target.replaceAll(/\d+-\d+-\w+/g, 'N')),
    limits: of('limits'),
  };
}

/** Takes the mark from a descriptor that closes it in new programs, as libraries do that open files without it. */
function keepOpen(fd: number): void {
  const F_SETFD = 2;
  nativeCalls()
    ?.dlopen(null, { fcntl: { arguments: ['int32', 'int32', 'int32'], return: 'int32' } })
    .functions.fcntl(fd, F_SETFD, 0);
}

async function kept(starter: LaunchPlan['starter'], fd: number): Promise<boolean> {
  const program = start('raw(Buffer.from("here")); wait();', starter);
  await once(program.channel, 'data');
  const target = readdirSync(`/proc/${program.pid}/fd`).includes(String(fd)) ? readlinkSync(`/proc/${program.pid}/fd/${fd}`) : '';
  program.kill();
  return target.endsWith('/status');
}

function ended(program: RunningProgram): Promise<string> {
  program.channel.resume();
  return new Promise((resolve) => program.whenEnded(resolve));
}

describe.skipIf(process.platform !== 'linux')('a program that takes the place of the runner', () => {
  test.skipIf(launchPlan().starter !== 'library')('is the same process, whoever starts it', async () => {
    const window = memoryFile();
    const marker = memoryFile();
    const started = STARTERS.map((starter) =>
      start('raw(Buffer.from("here")); wait();', starter, { ...(window && { windowFd: window.readFd }), ...(marker && { markerFd: marker.fd }) }),
    );
    const said = await Promise.all(started.map(async ({ channel }) => String((await once(channel, 'data'))[0])));
    expect(said).toEqual(['here', 'here']);
    const [byLibrary, byNode] = started.map(seen);
    expect(byLibrary).toEqual(byNode);
    expect(byLibrary).toMatchObject({ leads: [true, true], folder: '/', given: ['0', '1', '2', '3', '4', '5'] });
    for (const program of started) program.kill();
  });

  test.each(STARTERS)('started by the %s tells how it ended: by itself or by a signal', async (starter) => {
    expect(await ended(start('process.exit(7);', starter))).toBe('code 7');
    expect(await ended(start('process.kill(process.pid, "SIGTERM"); wait();', starter))).toBe('SIGTERM');
  });

  test.skipIf(posixSpawn() === undefined)('that ends and leaves its channel to others is found, and they end with it', async () => {
    const library = posixSpawn();
    const spawned = library?.spawn({ words: ['sh', '-c', 'sleep 60 & echo $! >&3; exit 3'], env: {}, descriptors: [] });
    if (library === undefined || spawned === undefined) throw new Error('it did not start');
    const program = new NativeProgram(spawned, library.endOf);
    const [other] = (await once(program.channel, 'data')) as [Buffer];
    expect(await ended(program)).toBe('code 3');
    await expect.poll(() => isRunning(Number(other))).toBe(false);
  });

  test.skipIf(!closesAll)('does not get what other code has opened to be kept', async () => {
    const fd = openSync('/proc/self/status', 'r');
    keepOpen(fd);
    const [byLibrary, byNode] = await Promise.all(STARTERS.map((starter) => kept(starter, fd)));
    closeSync(fd);
    // Node offers no way to close it: the test would see nothing otherwise.
    expect({ byLibrary, byNode }).toEqual({ byLibrary: false, byNode: true });
  });

  test.skipIf(posixSpawn() === undefined)('that does not exist does not start', () => {
    expect(posixSpawn()?.spawn({ words: ['paddock-nonesuch'], env: {}, descriptors: [] })).toBeUndefined();
  });

  test.each(STARTERS)('started by the %s is gone from the table of processes once it was killed', async (starter) => {
    const program = start('raw(Buffer.from("here")); wait();', starter);
    await once(program.channel, 'data');
    program.kill();
    program.channel.destroy();
    await expect.poll(() => readdirSync('/proc').includes(String(program.pid))).toBe(false);
  });

  test.each(STARTERS)('started by the %s leaves no descriptor open in its parent', async (starter) => {
    const open = (): number => readdirSync('/proc/self/fd').length;
    const before = open();
    const programs = Array.from({ length: 5 }, () => start('wait();', starter));
    for (const program of programs) {
      program.kill();
      program.channel.destroy();
    }
    await expect.poll(open).toBe(before);
  });
});
