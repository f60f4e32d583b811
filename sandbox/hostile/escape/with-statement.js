// class: escape
// tries: a with statement
// expect: stopped load-failed "with statement"
with (Math) { floor(1); }
