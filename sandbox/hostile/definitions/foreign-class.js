// class: definitions
// tries: a class that only looks like a strategy
// expect: ok
export default class {
  static definition = { name: 'hostile' };
  onBar() {}
}
