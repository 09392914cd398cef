/** Writes words of the filter language, which the server reads (shared/order/filter.ts). */

/** `step:payment-received`, quoted where the type holds blanks. */
export const stepWord = (activity: string): string => (/\s/.test(activity) ? `step:"${activity}"` : `step:${activity}`);

/** The filter the list is asked with: what was typed, and the step chosen on the diagram. */
export function listFilter(typed: string, step: string | null): string {
  return [typed.trim(), step === null ? '' : stepWord(step)].filter(Boolean).join(' ');
}
