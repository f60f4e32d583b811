// class: escape
// tries: a module of Node handed on
// expect: rejected forbidden|import
export * from 'node:os';
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log(1);
  }
}
