// class: fields
// tries: cancels of orders that do not exist
// expect: ok orders=0 "held 8"
import { Strategy, type Bar, type Order } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    for (const order of [{ id: NaN }, { id: -1 }, { id: 1e308 }, { id: 0.5 }, { id: '1' }, null, 7, undefined] as unknown as Order[]) {
      try {
        if (!this.cancel(order)) held += 1;
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
