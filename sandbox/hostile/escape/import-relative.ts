// class: escape
// tries: a file above the strategy
// expect: rejected import
import manifest from '../../package.json';
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log(manifest);
  }
}
