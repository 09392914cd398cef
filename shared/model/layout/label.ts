import { label as metrics, type Size } from './sizes.ts';

/**
 * The room a label needs beside an event: wrapped at spaces into at most two lines of 120 px, by an average character width,
 * since the core knows no fonts. Null for an empty label.
 */
export function labelSize(label: string): Size | null {
  const words = label.split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0) return null;
  const widths = words.map((word) => [...word].length * metrics.characterWidth);
  const lines: number[] = [];
  for (const width of widths) {
    const current = lines.at(-1);
    const joined = current === undefined ? Number.POSITIVE_INFINITY : current + metrics.characterWidth + width;
    if (joined <= metrics.widthMax) lines[lines.length - 1] = joined;
    else lines.push(width);
  }
  const widest = Math.min(metrics.widthMax, Math.max(...lines));
  const lineCount = Math.min(metrics.linesMax, lines.length);
  return { width: 2 * Math.ceil(widest / 2), height: lineCount * metrics.lineHeight };
}
