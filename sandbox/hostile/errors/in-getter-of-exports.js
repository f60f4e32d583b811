// class: errors
// tries: an export that throws when it is looked at
// expect: stopped load-failed
export default null;
export const other = new Proxy(class {}, {
  get() {
    throw new Error('looked at');
  },
});
throw other;
