import type { Text } from './read-tree.ts';

const source = /\.(?:tsx?|mjs|css)$/;
/** Speaks of the words itself, and plants them. */
const ownFolder = 'e2e/architecture/';
const marker = /\b(?:FIXME|XXX|HACK)\b/;
const silencer =
  /biome-ignore(?:-all|-start)?\s+(?:lint\/plugin|lint\s*:|lint\/style\/noNonNull|lint\/suspicious\/noExplicitAny)/;

/**
 * Rule 9, comments say why: the only markers are NOTE and TODO, and no comment silences a rule of the house. What is wrong, one sentence
 * each.
 */
export function strayComments(tree: readonly Text[]): string[] {
  const sources = tree.filter(({ path }) => source.test(path) && !path.startsWith(ownFolder));
  return [
    ...sources
      .filter(({ text }) => marker.test(text))
      .map(({ path }) => `${path}: the markers of a comment are NOTE and TODO.`),
    ...sources
      .filter(({ text }) => silencer.test(text))
      .map(({ path }) => `${path}: a comment silences a rule of the house.`),
  ].map((sentence) => `Rule 9, say why: ${sentence}`);
}
