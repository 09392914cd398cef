const namedMax = 2;

/** Names in a sentence: `Payment`, `Payment and Stock`, `Payment, Stock +3`. */
export function listNames(names: readonly string[]): string {
  const [first = '', second] = names;
  if (second === undefined) return first;
  const more = names.length - namedMax;
  return more === 0 ? `${first} and ${second}` : `${first}, ${second} +${more}`;
}
