export { installEntry } from './entry.ts';
export type { GuestEntry, GuestFailure, GuestHooks } from './entry.ts';
export { openMarker } from './marker.ts';
export type { Marker } from './marker.ts';
export { ALLOWED_GLOBALS, harden } from './harden.ts';
export type { Realm } from './harden.ts';
export { PROFILE_MODULE } from './profile-module.ts';
export { safeError } from './safe-error.ts';
export type { SafeError } from './safe-error.ts';
