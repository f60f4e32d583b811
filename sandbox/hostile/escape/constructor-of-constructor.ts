// class: escape
// tries: code from a string by the constructor of a constructor
// expect: ok "held 8"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    let held = 0;
    const roots: unknown[] = [this, bar, this.position, this.params, this.buy, [].map, function* () {}, Object];
    for (const root of roots) {
      try {
        const made = (root as { constructor: { constructor: (code: string) => () => unknown } }).constructor.constructor('return 7');
        this.log(`BREACH ${String(made())}`);
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
