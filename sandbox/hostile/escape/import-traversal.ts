// class: escape
// tries: a path out of the SDK's name
// expect: rejected forbidden|import
import * as core from '@paddock/sdk/../../platform/core/index.ts';
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log(core);
  }
}
