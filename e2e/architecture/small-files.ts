import type { Text } from './read-tree.ts';

/** Half the files of a room have at most this many lines; that none has more than 400 is the linter's to say. */
const linesMedianMax = 80;

/** Rule 8, small files: the rooms whose median file is longer than `linesMedianMax` lines, one sentence each. */
export function largeRooms(tree: readonly Text[]): string[] {
  const sizes = new Map<string, number[]>();
  for (const { path, text } of tree) {
    if (!/\.tsx?$/.test(path)) continue;
    const [room = ''] = path.split('/');
    sizes.set(room, [...(sizes.get(room) ?? []), text.split('\n').length - 1]);
  }
  return [...sizes]
    .map(([room, lines]) => ({ room, median: medianOf(lines) }))
    .filter(({ median }) => median > linesMedianMax)
    .map(({ room, median }) => `Rule 8, small files: half the files of ${room} have ${median} lines or more.`);
}

function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
