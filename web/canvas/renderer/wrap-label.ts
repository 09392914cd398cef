/**
 * Breaks a label into at most `linesMax` lines no wider than `widthMax`, between words; what does not fit ends in an ellipsis.
 * `widthOf` measures a text in the label's font. O(characters × measuring).
 */
export function wrapLabel(
  label: string,
  widthOf: (text: string) => number,
  widthMax: number,
  linesMax: number,
): readonly string[] {
  const lines: string[] = [];
  let rest = label.trim().split(/\s+/);
  while (rest.length > 0 && lines.length < linesMax) {
    const isLast = lines.length === linesMax - 1;
    const whole = rest.join(' ');
    if (widthOf(whole) <= widthMax) return [...lines, whole];
    if (isLast) return [...lines, cut(whole, widthOf, widthMax)];
    const words = wordsThatFit(rest, widthOf, widthMax);
    const line = rest.slice(0, words).join(' ');
    lines.push(cut(line, widthOf, widthMax));
    rest = rest.slice(words);
  }
  return lines;
}

/** At least one, even if that one is too wide. */
function wordsThatFit(words: readonly string[], widthOf: (text: string) => number, widthMax: number): number {
  let fitting = 1;
  while (fitting < words.length && widthOf(words.slice(0, fitting + 1).join(' ')) <= widthMax) fitting++;
  return fitting;
}

function cut(text: string, widthOf: (text: string) => number, widthMax: number): string {
  if (widthOf(text) <= widthMax) return text;
  let length = text.length - 1;
  while (length > 1 && widthOf(`${text.slice(0, length).trimEnd()}…`) > widthMax) length--;
  return `${text.slice(0, length).trimEnd()}…`;
}
