// class: async
// tries: a second instance of itself inside a handler
// expect: stopped threw "constructed by the runtime"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    Reflect.construct(this.constructor as new () => unknown, []);
  }
}
