// class: cpu
// tries: reading megabytes of nested JSON, again and again
// expect: stopped deadline|cpu|memory|threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const text = '['.repeat(500_000) + ']'.repeat(500_000);
    for (;;) {
      try {
        JSON.parse(text);
      } catch {}
    }
  }
}
