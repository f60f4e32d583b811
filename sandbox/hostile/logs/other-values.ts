// class: logs
// tries: values of every type in the log
// expect: ok logs=12
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    const bare: unknown = Object.create(null);
    for (const value of [undefined, null, 1n, Symbol('s'), () => 1, NaN, -0, [], {}, bare, new Map([[1, 2]]), new Proxy({}, {})]) this.log(value);
  }
}
