import { cell } from './cells.ts';

/** Disjoint sets over 0 … size - 1; the root of a set is its smallest member, so the outcome does not depend on merge order. */
export interface UnionFind {
  readonly find: (item: number) => number;
  /** Joins two sets; false if they were one already. */
  readonly unite: (one: number, other: number) => boolean;
  /** All sets, each ascending, ordered by smallest member. */
  readonly groups: () => number[][];
  readonly copy: () => UnionFind;
}

export function unionFind(size: number, start?: Int32Array): UnionFind {
  const parent = start?.slice() ?? Int32Array.from({ length: size }, (_, item) => item);
  const find = (item: number): number => {
    let root = item;
    while (cell(parent, root) !== root) root = cell(parent, root);
    for (let step = item; step !== root; ) {
      const next = cell(parent, step);
      parent[step] = root;
      step = next;
    }
    return root;
  };
  const unite = (one: number, other: number): boolean => {
    const left = find(one);
    const right = find(other);
    parent[Math.max(left, right)] = Math.min(left, right);
    return left !== right;
  };
  const groups = (): number[][] => {
    const byRoot = new Map<number, number[]>();
    for (let item = 0; item < size; item++) {
      const root = find(item);
      const group = byRoot.get(root);
      if (group) group.push(item);
      else byRoot.set(root, [item]);
    }
    return [...byRoot.values()];
  };
  return { find, unite, groups, copy: () => unionFind(size, parent) };
}

/** The sets of 0 … size - 1 that `linked` pairs connect. O(size²) tests. */
export function componentsOf(size: number, linked: (one: number, other: number) => boolean): number[][] {
  const sets = unionFind(size);
  for (let one = 0; one < size; one++) {
    for (let other = one + 1; other < size; other++) if (linked(one, other)) sets.unite(one, other);
  }
  return sets.groups();
}
