// class: cpu
// tries: replacing in megabytes
// expect: stopped deadline|cpu|memory|threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    let text = 'a'.repeat(2 ** 20);
    for (let i = 0; i < 50; i += 1)
      text = text
        .replaceAll('a', 'ab'.repeat(8))
        .slice(0, 2 ** 24)
        .replaceAll('b', 'a');
  }
}
