// class: escape
// tries: every global and whatever hangs on it
// expect: ok "held"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    const words = /ivm|isolate|process|require|entry|module|buffer|worker|deno|node/i;
    for (const key of Reflect.ownKeys(globalThis)) if (words.test(String(key)) && !String(key).includes('ArrayBuffer')) this.log(`BREACH ${String(key)}`);
    this.log('held');
  }
}
