// class: tampering
// tries: another definition after it was read
// expect: ok
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    const own = this.constructor as unknown as { definition: Record<string, unknown> };
    Reflect.set(own.definition, 'name', 'other');
    Reflect.set(own, 'definition', { name: 'other', warmUp: 5 });
  }
}
