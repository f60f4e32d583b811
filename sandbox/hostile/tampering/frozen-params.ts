// class: tampering
// tries: other parameter values in the middle of a run
// expect: ok "held"
// note: the values are checked and frozen before the run
import { Strategy, int } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile', params: { size: int({ default: 1, min: 1, max: 5 }) } }) {
  override onStart(): void {
    if (Reflect.set(this.params, 'size', 1_000) || (Reflect.defineProperty(this, 'params', { value: { size: 1_000 } }) && this.params.size !== 1_000))
      this.log('BREACH');
    this.log('held');
  }
}
