// class: errors
// tries: a rejection that nobody awaits
// expect: stopped threw "Promise is not defined"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    void Promise.reject(new Error('lost'));
  }
}
