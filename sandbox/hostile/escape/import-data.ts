// class: escape
// tries: code in a data address
// expect: rejected forbidden|import
import evil from 'data:text/javascript,export default 7';
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log(evil);
  }
}
