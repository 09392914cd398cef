/**
 * Remembers what was made of a name, so that equal names share one result (and one string in memory). Bounded: beyond
 * `entriesMax` names `make` runs each time, with the same result.
 */
export function createInterner<Made>(entriesMax: number, make: (name: string) => Made): (name: string) => Made {
  const known = new Map<string, Made>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const made = make(name);
    if (known.size < entriesMax) known.set(name, made);
    return made;
  };
}
