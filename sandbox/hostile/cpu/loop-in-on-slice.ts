// class: cpu
// tries: an endless loop in a portfolio's slice
// expect: stopped cpu|deadline "onSlice"
// feed: two symbols
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', scope: 'portfolio' }) {
  override onSlice(_time: number): void {
    for (;;);
  }
}
