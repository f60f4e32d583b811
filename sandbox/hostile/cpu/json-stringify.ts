// class: cpu
// tries: writing a tree that doubles at every level
// expect: stopped cpu|deadline|memory|threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    let tree: unknown = 1;
    for (let level = 0; level < 40; level += 1) tree = [tree, tree];
    JSON.stringify(tree);
  }
}
