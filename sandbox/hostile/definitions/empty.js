// class: definitions
// tries: an empty file
// expect: stopped threw|load-failed
// nothing follows
