// class: definitions
// tries: a handler that is a text
// expect: stopped threw "must be a method"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar = 'buy' as never;
}
