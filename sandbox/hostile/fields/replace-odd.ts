// class: fields
// tries: changes that are no amounts
// expect: ok fills=0 "held 9"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    const order = this.buy({ quantity: 1, limit: 1 });
    let held = 0;
    const changes: unknown[] = [
      { quantity: NaN },
      { quantity: -1 },
      { quantity: '5' },
      { quantity: 0.5 },
      { limit: Infinity },
      { limit: -1 },
      { limit: '2' },
      { stop: 5 },
      null,
    ];
    for (const change of changes) {
      try {
        if (!this.replace(order, change as object)) held += 1;
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
