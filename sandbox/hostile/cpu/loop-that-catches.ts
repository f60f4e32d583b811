// class: cpu
// tries: a loop that swallows every error and goes on in finally
// expect: stopped cpu|deadline "onBar"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (;;) {
      try {
        for (;;);
      } catch {
        continue;
      } finally {
        continue;
      }
    }
  }
}
