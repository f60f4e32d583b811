// class: logs
// tries: levels that do not exist
// expect: ok logs=4
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStart(): void {
    for (const level of ['fatal', 'INFO\n', {}, 7] as never[]) this.log('text', level);
  }
}
