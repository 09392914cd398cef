/**
 * A 53-bit hash of an event id, never 0 (0 means "no id"). Two multiplicative 32-bit lanes with a final avalanche (after MurmurHash3's
 * finalizer); two ids of one order collide with a chance of about n² / 2⁵⁴, so that eight bytes per event replace the id itself.
 */
export function hashId(id: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < id.length; index++) {
    const code = id.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0) || 1;
}
