// class: cpu
// tries: a power with millions of digits
// expect: stopped deadline|cpu|memory|threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    String((7n ** (2n ** 22n)) ** 8n);
  }
}
