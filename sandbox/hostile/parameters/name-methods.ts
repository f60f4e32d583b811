// class: parameters
// tries: parameters named like methods of every object
// expect: ok "1 2 3"
import { Strategy, int } from '@paddock/sdk';

export default class Hostile extends Strategy({
  name: 'hostile',
  params: {
    toString: int({ default: 1 }),
    valueOf: int({ default: 2 }),
    toJSON: int({ default: 3 }),
    hasOwnProperty: int({ default: 4 }),
    then: int({ default: 5 }),
  },
}) {
  override onStart(): void {
    const { toString, valueOf, toJSON } = this.params as unknown as Record<string, number>;
    this.log(`${toString} ${valueOf} ${toJSON}`);
  }
}
