// class: memory
// tries: a weak map whose keys are kept
// expect: stopped memory|cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

const weak = new WeakMap<object, object>();
let last: object = {};

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (;;) {
      const next = { last, room: new Array(100).fill(1) };
      weak.set(next, last);
      last = next;
    }
  }
}
