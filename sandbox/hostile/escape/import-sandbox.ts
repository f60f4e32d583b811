// class: escape
// tries: the sandbox itself
// expect: rejected forbidden|import
import * as sandbox from '@paddock/sandbox';
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log(sandbox);
  }
}
