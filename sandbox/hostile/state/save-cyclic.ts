// class: state
// tries: a state that contains itself
// expect: ok
import { Strategy, type Plain } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override save(): Plain {
    const state: { self?: unknown } = {};
    state.self = state;
    return state as Plain;
  }
}
