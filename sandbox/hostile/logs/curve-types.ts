// class: logs
// tries: curves whose names are objects
// expect: stopped threw "plot needs a name"
// types: refused
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.plot({ toString: () => 'name' }, 1);
  }
}
