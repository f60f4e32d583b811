// class: definitions
// tries: waiting while the module is loaded
// expect: rejected forbidden "never waits"
await new Promise(() => undefined);
export default class {}
