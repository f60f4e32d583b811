// class: logs
// tries: objects that are cyclic, huge or lie when they are written
// expect: ok logs=4
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    for (const value of [
      cyclic,
      { text: 'x'.repeat(1_000_000) },
      { toJSON: () => 'a\nb' },
      {
        toJSON: () => {
          throw new Error('x');
        },
      },
    ])
      this.log(value);
  }
}
