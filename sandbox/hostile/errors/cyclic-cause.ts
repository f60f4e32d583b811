// class: errors
// tries: causes in a circle, and aggregates of themselves
// expect: stopped threw "round"
import { Strategy, type Bar } from '@paddock/sdk';

export default class Hostile extends Strategy({ name: 'hostile' }) {
  override onBar(_bar: Bar): void {
    const error = new AggregateError([], 'round');
    error.cause = error;
    error.errors.push(error, error);
    throw error;
  }
}
