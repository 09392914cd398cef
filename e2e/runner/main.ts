import { fileURLToPath } from 'node:url';
import { closingLine, type Outcome, sum } from './counts.ts';
import { partsOf } from './parts.ts';

// `npm test`: everything, one part after the other; then what failed, and as the last line how many passed, failed and were skipped.
const root = fileURLToPath(new URL('../..', import.meta.url));
const outcomes: Outcome[] = [];
const summary: string[] = [];
for (const { name, run } of partsOf(root, process.env['CI'] === 'true')) {
  console.log(`\n━━ ${name}`);
  const startedAt = performance.now();
  const outcome = await run();
  outcomes.push(outcome);
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  summary.push(`${name}: ${closingLine(outcome.counts)} (${seconds} s)`);
  for (const failure of outcome.failures) summary.push(`  ✗ ${failure}`);
}
const counts = sum(outcomes);
console.log(`\n━━ in all\n${summary.join('\n')}\n\n${closingLine(counts)}`);
if (counts.failed > 0) process.exitCode = 1;
