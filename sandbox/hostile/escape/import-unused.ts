// class: escape
// tries: a module of Node that is never used
// expect: rejected forbidden|import
import 'node:child_process';
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log(1);
  }
}
