// class: logs
// tries: tags of a page in logs, curves and tags of orders
// expect: ok
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    this.log('<img src=x onerror=alert(1)>');
    this.plot('<script>', 1);
    this.buy({ quantity: 1, limit: 1, tag: '<b>tag</b>' });
  }
}
