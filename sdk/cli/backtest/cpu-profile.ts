import type { BacktestProfile } from '../../src/local.ts';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly scriptId: string;
    readonly url: string;
    readonly lineNumber: number;
    readonly columnNumber: number;
  };
  readonly hitCount: number;
  readonly children?: readonly number[];
  readonly positionTicks?: readonly { readonly line: number; readonly ticks: number }[];
}

/** The format of V8's profiler, which browsers and editors open. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly startTime: number;
  readonly endTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const MOST_SAMPLES = 10_000;

/** A profile of lines as one of functions with ticks by line. The order of the samples is not known: those of one function stand together. */
export function cpuProfile(profile: BacktestProfile, cpuMs: number): CpuProfile {
  const samples = Math.max(1, Math.min(profile.samples, MOST_SAMPLES));
  const engine = nodeOf(2, '(engine)', '', 0, Math.round(profile.engine * samples));
  const functions = functionNodes(profile, samples);
  const children = [engine, ...functions];
  const hits = children.flatMap(({ id, hitCount }) => Array.from({ length: hitCount }, () => id));
  const everyUs = (cpuMs * 1_000) / Math.max(1, hits.length);
  const root = { ...nodeOf(1, '(root)', '', 0, 0), children: children.map(({ id }) => id) };
  return { nodes: [root, ...children], startTime: 0, endTime: Math.round(cpuMs * 1_000), samples: hits, timeDeltas: hits.map(() => Math.round(everyUs)) };
}

function functionNodes({ lines }: BacktestProfile, samples: number): readonly ProfileNode[] {
  const names = [...new Set(lines.map(({ file, name }) => `${file} ${name}`))];
  return names.map((title, index) => {
    const own = lines.filter(({ file, name }) => `${file} ${name}` === title);
    const first = Math.min(...own.map(({ line }) => line));
    const ticks = own.map(({ line, share }) => ({ line, ticks: Math.round(share * samples) })).filter((each) => each.ticks > 0);
    const hits = ticks.reduce((sum, each) => sum + each.ticks, 0);
    return { ...nodeOf(index + 3, own[0]?.name ?? '', own[0]?.file ?? '', first - 1, hits), positionTicks: ticks };
  });
}

function nodeOf(id: number, functionName: string, url: string, lineNumber: number, hitCount: number): ProfileNode {
  return { id, callFrame: { functionName: functionName === '' ? '(module)' : functionName, scriptId: '0', url, lineNumber, columnNumber: 0 }, hitCount };
}
