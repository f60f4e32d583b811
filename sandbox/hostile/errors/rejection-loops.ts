// class: errors
// tries: a rejection that nobody awaits, whose message never comes back
// expect: stopped threw "Promise is not defined"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    void Promise.reject(
      Object.defineProperty(new Error('x'), 'message', {
        get: () => {
          for (;;);
        },
      }),
    );
  }
}
