import { ArrowUpDown } from 'lucide-react';
import { navigate, useViewState } from '../url/use-view-state.ts';
import type { OrderSort } from '../url/view-state.ts';

const sorts: readonly (readonly [OrderSort, string])[] = [
  ['urgency', 'Most urgent first'],
  ['waiting', 'Longest waiting first'],
  ['age', 'Oldest first'],
  ['started', 'Newest first'],
  ['id', 'By order id'],
];

export function SortMenu() {
  const { sort } = useViewState();
  return (
    <span className="select bare">
      <ArrowUpDown size={14} aria-hidden="true" />
      <select
        aria-label="Sort"
        value={sort}
        onChange={({ target }) => {
          const chosen = sorts.find(([name]) => name === target.value);
          if (chosen) navigate({ sort: chosen[0] }, 'replace');
        }}
      >
        {sorts.map(([name, label]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </select>
    </span>
  );
}
