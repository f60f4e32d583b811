// class: parameters
// tries: ten thousand parameters
// expect: stopped load-failed "the most is 100"
import { Strategy, int } from '@paddock/sdk';

export default class Hostile extends Strategy({
  name: 'hostile',
  params: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`p${i}`, int({ default: 1 })])),
}) {}
