/** The latest items, at most a fixed number of them. */
export interface Ring<Item> {
  push(item: Item): void;
  /** Oldest first. */
  items(): Item[];
  clear(): void;
}

export function createRing<Item>(itemsMax: number): Ring<Item> {
  let kept: Item[] = [];
  let next = 0;
  return {
    push(item) {
      if (kept.length < itemsMax) kept.push(item);
      else kept[next] = item;
      next = (next + 1) % itemsMax;
    },
    items: () => (kept.length < itemsMax ? [...kept] : [...kept.slice(next), ...kept.slice(0, next)]),
    clear() {
      kept = [];
      next = 0;
    },
  };
}
