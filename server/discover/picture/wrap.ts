/** Cuts a word where no line holds it. */
const cut = (word: string, charactersMax: number): string =>
  [...word].length <= charactersMax ? word : `${[...word].slice(0, charactersMax - 1).join('')}…`;

/** Text broken at blanks into at most `linesMax` lines; what does not fit ends in an ellipsis. */
export function wrap(text: string, charactersMax: number, linesMax: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u).filter((part) => part !== '')) {
    const joined = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && [...joined].length <= charactersMax) lines[lines.length - 1] = joined;
    else lines.push(cut(word, charactersMax));
  }
  if (lines.length <= linesMax) return lines;
  const shown = lines.slice(0, linesMax);
  return shown.with(-1, cut(`${shown.at(-1)}${' '.repeat(charactersMax)}`, charactersMax).replace(/\s*…$/u, '…'));
}
