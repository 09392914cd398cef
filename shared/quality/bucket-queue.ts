/** Entries by a small whole priority, lowest first; among equals the latest. Push and pop are O(1) while priorities hardly fall. */
export interface BucketQueue {
  push(entry: number, priority: number): void;
  pop(): number | undefined;
}

export function createBucketQueue(): BucketQueue {
  const buckets: number[][] = [];
  let lowest = 0;
  return {
    push(entry, priority) {
      while (buckets.length <= priority) buckets.push([]);
      buckets[priority]?.push(entry);
      lowest = Math.min(lowest, priority);
    },
    pop() {
      while (lowest < buckets.length && buckets[lowest]?.length === 0) lowest++;
      return buckets[lowest]?.pop();
    },
  };
}
