// class: errors
// tries: an error after the last bar
// expect: stopped threw bars=1200 "too late"
import { Strategy } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onStop(): void {
    throw new Error('too late');
  }
}
