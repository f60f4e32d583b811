// class: definitions
// tries: a handler that is a proxy
// expect: ok logs=1200
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar = new Proxy(() => undefined, { apply: () => void this.log('called') }) as never;
}
