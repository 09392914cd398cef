import { strayComments } from './comments.ts';
import { untoldDecisions } from './decisions.ts';
import { unprovenRules } from './proven-rules.ts';
import { readTree } from './read-tree.ts';
import { largeRooms } from './small-files.ts';

// The part of `npm run check` that reads the repository as a whole: rules and their tests, sizes, decisions, comments.
const tree = readTree(process.cwd());
const findings = [...unprovenRules(tree), ...largeRooms(tree), ...untoldDecisions(tree), ...strayComments(tree)];
for (const finding of findings) console.error(finding);
if (findings.length > 0) process.exitCode = 1;
