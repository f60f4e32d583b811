// class: state
// tries: a state with a key named __proto__
// expect: ok "held"
import { Strategy, type Plain } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  state: Record<string, unknown> = {};
  override load(state: Plain): void {
    Object.assign(this.state, state);
  }
  override onStart(): void {
    this.load(JSON.parse('{"__proto__":{"injected":true}}') as Plain);
    if (Reflect.get({}, 'injected') !== undefined) this.log('BREACH every object');
    this.log('held');
  }
}
