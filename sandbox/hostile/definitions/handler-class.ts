// class: definitions
// tries: a handler that can only be constructed
// expect: stopped threw
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar = class {} as never;
}
