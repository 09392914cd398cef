// The worker's first file is plain JavaScript: it brings the TypeScript loader into this thread, then the miner.
import { register } from 'tsx/esm/api';

register();
await import('./mine-worker.ts');
