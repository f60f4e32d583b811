// class: definitions
// tries: an object in the place of a strategy
// expect: stopped threw "default export must be a strategy"
export default { definition: { name: 'hostile' }, onBar() {} };
