// class: cpu
// tries: recursion without an end
// expect: stopped threw "Maximum call stack"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const deeper = (): number => deeper() + 1;
    deeper();
  }
}
