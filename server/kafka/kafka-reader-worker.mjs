// The worker's first file is plain JavaScript: it brings the TypeScript loader into this thread, then the reader.
import { register } from 'tsx/esm/api';

register();
await import('./kafka-reader-worker.ts');
