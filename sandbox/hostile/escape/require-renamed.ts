// class: escape
// tries: the bundle's own require under another name
// expect: ok "held"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    for (const name of ['require', 'module', 'exports', '__require', '__define', '__entry', 'process', 'global'])
      if (name in globalThis) this.log(`BREACH ${name}`);
    this.log('held');
  }
}
