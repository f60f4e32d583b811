/** The name under which a marked bundle asks the runtime for its marks. The publish gate lets nobody import it. */
export const PROFILE_MODULE = '@paddock/profile';
