// class: definitions
// tries: two default exports
// expect: rejected syntax
export default class A {}
export default class B {}
