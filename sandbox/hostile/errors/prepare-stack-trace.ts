// class: errors
// tries: taking over how stacks are written
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    Reflect.set(Error, 'prepareStackTrace', (_error: unknown, frames: { getThis(): unknown }[]) => {
      this.log(`BREACH ${typeof frames[0]?.getThis()}`);
      for (;;);
    });
    throw new Error('plain');
  }
}
