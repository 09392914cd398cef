import type { Text } from './read-tree.ts';

const specPath = 'shared/SPEC.md';
const testPath = /\.(?:test|spec)\.tsx?$|\/testing\//;
const ruleDefinition = /^- \*\*([A-Z]{2}\d+)\*\*/gm;
const quotedIds = /['"`]((?:\[[A-Z]{1,2}\d+\] ?)+)/g;
const untitled = /^\s*(?:it|test)\(\s*(['"`])(?!\[[A-Z]{1,2}\d+\]|\$\{)(.*?)\1/gm;

/**
 * Rule 8, rule → test → code: what is wrong between SPEC.md and the tests, one sentence each. A test's title begins with the rule or the
 * feature row it proves; two letters and a number is a rule and stands in SPEC.md, and every rule there is proven by a test.
 */
export function unprovenRules(tree: readonly Text[]): string[] {
  const spec = tree.find(({ path }) => path === specPath)?.text ?? '';
  const defined = [...spec.matchAll(ruleDefinition)].map(([, id = '']) => id);
  const tests = tree.filter(({ path }) => testPath.test(path));
  const quoted = new Map<string, string>();
  for (const { path, text } of tests) for (const id of idsQuotedIn(text)) quoted.set(id, path);
  return [
    ...repeated(defined).map((id) => `${specPath}: ${id} is there twice.`),
    ...defined.filter((id) => !quoted.has(id)).map((id) => `${specPath}: no test proves ${id}.`),
    ...[...quoted]
      .filter(([id]) => /^[A-Z]{2}/.test(id) && !defined.includes(id))
      .map(([id, path]) => `${path}: ${id} is not a rule of ${specPath}.`),
    ...tests.flatMap(({ path, text }) =>
      [...text.matchAll(untitled)].map(([, , title]) => `${path}: '${title}' does not say which rule it proves.`),
    ),
  ].map((sentence) => `Rule 8, rule, test, code: ${sentence}`);
}

function idsQuotedIn(text: string): string[] {
  return [...text.matchAll(quotedIds)].flatMap(([, ids = '']) => ids.match(/[A-Z]+\d+/g) ?? []);
}

function repeated(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}
