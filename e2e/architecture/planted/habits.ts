import { file, type Violation } from './violation.ts';

const long = Array.from({ length: 401 }, (_, line) => `export const line${line} = ${line};`);

/** Rule 8: rule, test, code; small files. */
export const smallAndProven: readonly Violation[] = [
  file('server/long.ts', long, { lint: 'noExcessiveLinesPerFile' }),
  file('docs/example.ts', long.slice(0, 100), {}),
  file('shared/SPEC.md', ['- **ZZ1** A rule that no test proves.', '- **ZZ2** A rule.', '- **ZZ2** The same again.'], {
    house: 'no test proves ZZ1',
  }),
  file('server/unknown-rule.test.ts', "export const title = '[ZZ9] proves what nobody asked';", {
    house: 'ZZ9 is not a rule of',
  }),
  file('server/untitled.test.ts', "import { test } from 'vitest';\n\ntest('works', () => undefined);", {
    house: "'works' does not say which rule it proves",
  }),
];

/** Rule 9: comments say why, names say what, decisions have a page. */
export const told: readonly Violation[] = [
  file('server/CamelCase.ts', 'export const camel = 1;', { lint: 'useFilenamingConvention' }),
  file('server/unnamed.ts', 'export default 1;', { lint: 'noDefaultExport' }),
  file('server/old-ways.ts', "export const old = require('node:path');", { lint: 'noCommonJs' }),
  file('server/marked.ts', `// ${'FIX'}ME: later\nexport const marked = 1;`, { house: 'NOTE and TODO' }),
  file('server/silenced.ts', '// biome-ignore lint/plugin: just this once\nexport const at = () => Date.now();', {
    house: 'silences a rule',
  }),
  file('docs/adr/0001-undecided.md', '# 0001 Undecided\n\n## Context\n', { house: "has no part 'Decision'" }),
  file('docs/adr/rash.md', '# Rash', { house: 'is not named NNNN-what-it-says.md' }),
];

/** What nobody uses goes. */
export const unused: readonly Violation[] = [
  file('server/forgotten.ts', 'export const forgotten = 1;', { 'dead code': 'server/forgotten.ts' }),
];
