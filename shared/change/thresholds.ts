/** What a picture at the default simplicity depends on (discovery.md §2.1, 2.4, 2.10): the thresholds relations are watched at. */

/** An activity in fewer of the orders is not drawn. */
export const drawnShare = 0.002;
/** A step missing in more of them is optional. */
export const skippedShare = 0.04;
/** A step that repeats in more of those that have it loops. */
export const repeatedShare = 0.04;
/** Orders that noise alone turns round. */
export const noiseShare = 0.02;
