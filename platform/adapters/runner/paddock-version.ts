/** Version of the platform, recorded with every result. */
export const PADDOCK_VERSION = '0.1.0';
