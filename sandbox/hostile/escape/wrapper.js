// class: escape
// tries: closing the function that the bundle is wrapped in
// expect: rejected syntax
}); __define(() => {}); (function () {
