// class: definitions
// tries: a proxy that claims to be everything
// expect: stopped load-failed
export default new Proxy(function () {}, { get: (_target, key) => (key === 'definition' ? new Proxy({}, { get: () => 'everything' }) : undefined) });
