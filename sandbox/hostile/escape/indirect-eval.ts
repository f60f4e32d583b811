// class: escape
// tries: eval by way of the global object
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    (Reflect.get(globalThis, 'eval') as (code: string) => unknown)('globalThis');
  }
}
