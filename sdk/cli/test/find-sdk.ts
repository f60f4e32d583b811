import { registerHooks } from 'node:module';

/** Loaded before a spec: `@paddock/...` is looked for from the spec first, and from this command when it is not installed there. */
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('@paddock/')) return next(specifier, context);
    try {
      return next(specifier, context);
    } catch {
      return next(specifier, { ...context, parentURL: import.meta.url });
    }
  },
});
