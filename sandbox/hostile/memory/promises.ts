// class: memory
// tries: promises that wait for ever
// expect: stopped threw "Promise is not defined"
import { Strategy, type Bar } from '@paddock/sdk';

const all: Promise<unknown>[] = [];

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (;;) all.push(new Promise(() => undefined));
  }
}
