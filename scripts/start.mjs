// npm start: builds what changed, then runs the whole of Paddock in this process.
import { build } from './build.mjs';

await build();
await import('../platform/dist/apps/main.js');
