#!/usr/bin/env node
// The sources are TypeScript; this lets Node read them as they are, so that there is no build step to forget.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
