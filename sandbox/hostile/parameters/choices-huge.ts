// class: parameters
// tries: a choice among a million words
// expect: stopped load-failed|cpu|deadline|memory
import { Strategy, choice } from '@paddock/sdk';

export default class Hostile extends Strategy({
  name: 'hostile',
  params: { mode: choice({ choices: Array.from({ length: 1_000_000 }, (_, i) => `word ${i}`), default: 'word 0' }) },
}) {}
