// class: definitions
// tries: an object in the place of a strategy
// expect: stopped load-failed "default export must be a strategy"
export default { definition: { name: 'hostile' }, onBar() {} };
