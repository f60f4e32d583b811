// class: cpu
// tries: an exponential chain of getters
// expect: stopped cpu|deadline "onBar"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    let link: { readonly value: number } = { value: 1 };
    for (let level = 0; level < 60; level += 1) {
      const inner = link;
      link = {
        get value() {
          return inner.value + inner.value;
        },
      };
    }
    void link.value;
  }
}
