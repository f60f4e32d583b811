/** Version of this page, put in when it is built. */
declare const PADDOCK_VERSION: string;
