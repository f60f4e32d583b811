// class: errors
// tries: a million rejections that nobody awaits
// expect: stopped threw "Promise is not defined"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    for (let i = 0; i < 1_000_000; i += 1) void Promise.reject(new Error(String(i)));
  }
}
