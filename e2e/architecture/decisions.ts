import type { Text } from './read-tree.ts';

const folder = 'docs/adr/';
const index = `${folder}README.md`;
const parts = ['Context', 'Decision', 'Consequences'];

/** Rule 9: decisions are numbered, have their three parts and are found from the index. What is wrong, one sentence each. */
export function untoldDecisions(tree: readonly Text[]): string[] {
  const pages = tree.filter(({ path }) => path.startsWith(folder) && path !== index);
  const listed = tree.find(({ path }) => path === index)?.text ?? '';
  return [
    ...pages.flatMap(({ path, text }) => [
      ...(/^\d{4}(?:-[a-z0-9]+)+\.md$/.test(path.slice(folder.length))
        ? []
        : [`${path} is not named NNNN-what-it-says.md.`]),
      ...parts.filter((part) => !text.includes(`\n## ${part}\n`)).map((part) => `${path} has no part '${part}'.`),
      ...(listed.includes(`(${path.slice(folder.length)})`) ? [] : [`${path} is not in ${index}.`]),
    ]),
  ].map((sentence) => `Rule 9, say why: ${sentence}`);
}
