// class: pollution
// tries: what an earlier match left behind
// expect: ok "held"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(bar: Bar): void {
    if (bar.time !== 1_600_000_000_000) return;
    const left = ['$1', 'input', 'lastMatch', '$_'].map((key) => String(Reflect.get(RegExp, key) ?? '')).join('');
    if (/[A-Z]:|\/|BEGIN/.test(left)) this.log('BREACH of an earlier text');
    this.log('held');
  }
}
