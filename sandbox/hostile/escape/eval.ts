// class: escape
// tries: eval by its name
// expect: rejected forbidden "eval"
import { Strategy, type Bar } from '@paddock/sdk';

declare function eval(code: string): unknown;

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    eval('globalThis');
  }
}
