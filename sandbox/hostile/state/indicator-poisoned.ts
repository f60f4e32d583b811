// class: state
// tries: an indicator that is given numbers from somewhere else
// expect: ok "held 6"
import { Strategy, Sma } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  sma = this.indicator(new Sma(5));
  override onStart(): void {
    let held = 0;
    const good = this.sma.save();
    for (const state of [[], [1], good.slice(1), [...good, 1], new Array(1_000), { length: good.length, 0: 7 }]) {
      try {
        this.sma.load(state as number[]);
        this.log('BREACH taken');
      } catch {
        held += 1;
      }
    }
    this.log(`held ${held}`);
  }
}
