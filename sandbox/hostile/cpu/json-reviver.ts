// class: cpu
// tries: a reviver that never comes back
// expect: stopped cpu|deadline "onBar"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    JSON.parse('[1]', () => {
      for (;;);
    });
  }
}
