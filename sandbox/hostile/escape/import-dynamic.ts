// class: escape
// tries: a module asked for at run time
// expect: rejected forbidden|import "import("
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    void import('node:fs');
  }
}
