// class: escape
// tries: a module with a name made at run time
// expect: rejected forbidden|import
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    void import(['node', 'fs'].join(':'));
  }
}
