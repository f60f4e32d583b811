// class: async
// tries: microtasks that make more microtasks
// expect: stopped threw "Promise is not defined"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const again = (): void => void Promise.resolve().then(again);
    again();
  }
}
