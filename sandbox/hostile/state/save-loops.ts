// class: state
// tries: a state that never comes back when it is written
// expect: ok
import { Strategy, type Plain } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override save(): Plain {
    return {
      toJSON: () => {
        for (;;);
      },
    } as unknown as Plain;
  }
}
