// class: definitions
// tries: null in the place of a strategy
// expect: stopped threw "default export must be a strategy"
export default null;
