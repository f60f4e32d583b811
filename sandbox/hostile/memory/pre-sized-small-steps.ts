// class: memory
// tries: many arrays of a million places, never filled
// expect: stopped memory|cpu|deadline|threw
import { Strategy, type Bar } from '@paddock/sdk';

const all: unknown[] = [];

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (;;) all.push(new Array(1_000_000));
  }
}
