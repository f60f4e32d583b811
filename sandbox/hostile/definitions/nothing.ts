// class: definitions
// tries: no export at all
// expect: stopped load-failed "default export must be a strategy"
const nothing = 1;
void nothing;
