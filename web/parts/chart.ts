/** An SVG path through values drawn from left to right into a box; `top` is the value at its upper edge. O(values). */
export function linePath(values: readonly number[], width: number, height: number, top: number): string {
  const scaleX = width / Math.max(1, values.length - 1);
  const scaleY = height / Math.max(top, Number.MIN_VALUE);
  return values
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${round(index * scaleX)} ${round(height - value * scaleY)}`)
    .join('');
}

/** The same line closed along the box's lower edge. */
export function areaPath(values: readonly number[], width: number, height: number, top: number): string {
  return `${linePath(values, width, height, top)}L${width} ${height}L0 ${height}Z`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
