// class: escape
// tries: the runtime of the SDK
// expect: rejected forbidden|import
import { StrategyContext } from '@paddock/sdk/runtime';
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log(StrategyContext.name);
  }
}
