// class: definitions
// tries: text that is no program
// expect: rejected syntax
export default class {{{
