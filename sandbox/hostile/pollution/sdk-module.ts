// class: pollution
// tries: replacing exports of the SDK
// expect: ok "held"
import * as sdk from '@paddock/sdk';
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    if (
      Reflect.set(sdk.Sma.prototype, 'updateBar', 7) ||
      Reflect.set(sdk.Strategy, 'evil', 1) ||
      (Reflect.set(sdk, '__esModule', { evil: 1 }) && Reflect.get(sdk.Sma, 'evil') === 1)
    )
      this.log('BREACH the module');
    this.log('held');
  }
}
