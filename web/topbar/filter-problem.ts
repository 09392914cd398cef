import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What the server could not read in the filter: told by the list that asked, shown under the box that was typed in. */
const filterProblem = createStore<{ readonly sentence: string | null }>(() => ({ sentence: null }));

export const tellFilterProblem = (sentence: string | null): void => filterProblem.setState({ sentence });

export const useFilterProblem = (): string | null => useStore(filterProblem, ({ sentence }) => sentence);
