import { harden } from '../harden.ts';

/** The closed realm. Imported first, so that no other module of the image ever sees an open one. */
export const realm = harden();
