import files from 'virtual:sdk-types';

/** Declarations of `@paddock/sdk` by their path in the package. */
export const sdkTypes: Readonly<Record<string, string>> = files;
