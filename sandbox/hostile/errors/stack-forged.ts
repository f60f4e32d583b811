// class: errors
// tries: a stack that points at files of the platform
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    throw Object.assign(new Error('forged'), { stack: 'Error: forged\n    at Judge.chunk (/opt/paddock/judge.js:999999999:1)\n    at strategy.js:-1:1e99' });
  }
}
