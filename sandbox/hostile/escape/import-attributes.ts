// class: escape
// tries: a file of the server by an import attribute
// expect: rejected forbidden|import
import text from './strategy.ts' with { type: 'text' };
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log(text);
  }
}
