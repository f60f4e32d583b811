// class: errors
// tries: a rejection that nobody awaits, with a proxy that never comes back
// expect: stopped threw "Promise is not defined"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const loop = (): never => {
      for (;;);
    };
    void Promise.reject(new Proxy({}, { get: loop, getPrototypeOf: loop, ownKeys: loop, getOwnPropertyDescriptor: loop }));
  }
}
