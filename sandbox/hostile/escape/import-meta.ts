// class: escape
// tries: the address of its own file
// expect: rejected forbidden "import.meta"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log(import.meta.url);
  }
}
