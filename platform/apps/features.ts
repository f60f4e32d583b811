import type { DynamicModule, Type } from '@nestjs/common';

/** What Paddock does for its users, one module per feature; every application is made of these. */
export const features: readonly (Type | DynamicModule)[] = [];
