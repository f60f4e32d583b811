// class: look-ahead
// tries: trading on the next close by moving the bar forward and back
// expect: ok accepted=0
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    const move = Reflect.get(bar.constructor, 'move') as ((bar: Bar, row: number) => void) | undefined;
    if (move === undefined) return;
    const row = Math.round((bar.time - 1_600_000_000_000) / 60_000) % 512;
    move(bar, row + 1);
    const next = bar.close;
    move(bar, row);
    if (next > bar.close) this.buy({ quantity: 1 });
    else this.close();
  }
}
