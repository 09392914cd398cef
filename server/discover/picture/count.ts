const grouped = new Intl.NumberFormat('en');
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A number of orders for a caption. */
export const fullCount = (count: number): string => `${grouped.format(count)} ${count === 1 ? 'order' : 'orders'}`;

/** The same where there is little room: whole up to 9,999, then three digits. */
export const shortCount = (count: number): string => (count < 10_000 ? grouped.format(count) : compact.format(count));
