// class: escape
// tries: code from a string by Function
// expect: stopped threw "code from strings"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    Reflect.apply(Reflect.get(globalThis, 'Function') as () => void, undefined, ['return process']);
  }
}
