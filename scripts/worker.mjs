// npm run worker: builds what changed, then works through jobs beside a running server.
import { build } from './build.mjs';

await build();
await import('../platform/dist/apps/worker.js');
