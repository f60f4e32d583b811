// class: escape
// tries: require by its name
// expect: rejected forbidden "require"
import { Strategy, type Bar } from '@paddock/sdk';

declare function require(name: string): unknown;

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    require('fs');
  }
}
