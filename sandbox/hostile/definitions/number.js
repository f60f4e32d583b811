// class: definitions
// tries: a number in the place of a strategy
// expect: stopped load-failed "default export must be a strategy"
export default 7;
