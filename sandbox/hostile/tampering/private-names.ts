// class: tampering
// tries: the SDK's private fields by their names
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    for (const name of ['#context', 'context', '_context', 'broker', 'engine', 'journal', 'clock'])
      if (Reflect.get(this, name) !== undefined) this.log(`BREACH ${name}`);
    this.log('held');
  }
}
