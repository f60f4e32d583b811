// class: errors
// tries: an error message with lines, colours and reversed text
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    throw new Error('one\r\ntwo\u2028three \u001b[31mred \u202Edesrever\u0000\u0007');
  }
}
