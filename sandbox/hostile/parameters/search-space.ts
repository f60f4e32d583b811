// class: parameters
// tries: a search space of 10^30 combinations
// expect: ok
import { Strategy, int, number } from '@paddock/sdk';

export default class Hostile extends Strategy({
  name: 'hostile',
  params: { a: number({ default: 0, min: -1e15, max: 1e15, step: 1e-15 }), b: int({ default: 0, min: -9e15, max: 9e15 }) },
}) {}
