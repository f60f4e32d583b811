// class: errors
// tries: an error whose every field throws again
// expect: stopped threw
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const error: Error = new Error('x');
    const again = {
      get: () => {
        throw error;
      },
    };
    throw Object.defineProperties(error, { message: again, stack: again, name: again, cause: again });
  }
}
