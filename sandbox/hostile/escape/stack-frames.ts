// class: escape
// tries: functions and receivers on the stack
// expect: ok "string"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    Reflect.set(Error, 'prepareStackTrace', (_error: Error, frames: unknown) => frames);
    this.log(typeof new Error('x').stack);
    const capture = Reflect.get(Error, 'captureStackTrace') as unknown;
    if (capture !== undefined) this.log('BREACH captureStackTrace');
  }
}
