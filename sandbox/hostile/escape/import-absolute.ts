// class: escape
// tries: a file of the server
// expect: rejected forbidden|import
import passwd from '/etc/passwd';
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log(passwd);
  }
}
