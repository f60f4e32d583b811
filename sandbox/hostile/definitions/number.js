// class: definitions
// tries: a number in the place of a strategy
// expect: stopped threw "default export must be a strategy"
export default 7;
