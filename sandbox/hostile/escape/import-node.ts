// class: escape
// tries: a module of Node
// expect: rejected forbidden|import "only @paddock/sdk"
import fs from 'node:fs';
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    this.log(fs.readFileSync('/etc/passwd', 'utf8'));
  }
}
