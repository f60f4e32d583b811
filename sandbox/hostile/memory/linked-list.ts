// class: memory
// tries: a linked list
// expect: stopped memory|cpu|deadline
import { Strategy, type Bar } from '@paddock/sdk';

let head: unknown;

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (;;) head = { head };
  }
}
