// class: escape
// tries: a comment that hides what follows
// expect: rejected syntax|forbidden
<!-- a comment in old scripts
export default class {}
