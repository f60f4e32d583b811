// class: definitions
// tries: a function in the place of a strategy
// expect: stopped load-failed "default export must be a strategy"
export default function strategy() {}
