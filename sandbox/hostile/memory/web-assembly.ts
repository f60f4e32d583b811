// class: memory
// tries: memory of a WebAssembly module
// expect: ok "undefined"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    this.log(typeof Reflect.get(globalThis, 'WebAssembly'));
  }
}
