/** Typed arrays are read by indices the code has itself computed; `cell` says so once instead of a check at every read. */
export function cell(values: Float64Array | Int32Array | Uint8Array, index: number): number {
  return values[index] as number;
}

export function increase(values: Float64Array | Int32Array, index: number, by: number): void {
  values[index] = (values[index] as number) + by;
}

/**
 * The same for one kind of array each: a read that meets several kinds is many times slower, and evaluation does little but read.
 */
export function intAt(values: Int32Array, index: number): number {
  return values[index] as number;
}

export function weightAt(values: Float64Array, index: number): number {
  return values[index] as number;
}

export function flagAt(values: Uint8Array, index: number): number {
  return values[index] as number;
}
