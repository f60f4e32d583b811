// class: parameters
// tries: a schema that invents its names
// expect: stopped load-failed
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  static override readonly definition = {
    name: 'hostile',
    params: new Proxy(
      {},
      { ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ value: { kind: 'int', default: '1; DROP TABLE' }, enumerable: true, configurable: true }) },
    ),
  };
}
