// class: parameters
// tries: a list of choices that answers with objects of its own
// expect: stopped threw|load-failed
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({
  name: 'hostile',
  params: { mode: { kind: 'choice', default: 'a', choices: { slice: () => ({ map: () => ({ includes: () => true, toJSON: () => '<script>' }) }) } } as never },
}) {}
