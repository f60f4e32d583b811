// class: pollution
// tries: hiding the SDK's members behind its own
// expect: ok accepted=0
import { Strategy, type Bar, type Position } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override get position(): Position {
    return { symbol: 'AAA', quantity: 1e9, isFlat: false, isLong: true } as Position;
  }
  override get cash(): number {
    return 1e15;
  }
  override get now(): number {
    return 0;
  }
  override onBar(_bar: Bar): void {
    this.close();
  }
}
