// class: definitions
// tries: null in the place of a strategy
// expect: stopped load-failed "default export must be a strategy"
export default null;
