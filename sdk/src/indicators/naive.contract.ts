import type { Bars } from './bars.contract.ts';
import { levels } from './naive-levels.contract.ts';
import { oscillators } from './naive-oscillators.contract.ts';

/** Columns and parameters in, one column per output out: the definition of an indicator, without any thought of speed. */
export type Naive = (bars: Bars, p: Readonly<Record<string, number>>) => Readonly<Record<string, readonly number[]>>;

export const naive: Readonly<Record<string, Naive>> = { ...levels, ...oscillators };
