// class: fields
// tries: a quantity whose reading places the same order again
// expect: stopped threw|cpu
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.#again();
  }
  #again(): number {
    const again = (): number => this.#again();
    this.buy({
      get quantity() {
        return again();
      },
    });
    return 1;
  }
}
