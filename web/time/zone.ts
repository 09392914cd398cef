import { createStore } from 'zustand/vanilla';

export const zoneChoices = ['utc', 'local'] as const;
export type ZoneChoice = (typeof zoneChoices)[number];

const storageKey = 'choreoscope-zone';

/** In which zone instants are told: UTC unless a person chose their own. Kept in this browser, not in the URL: a shared link is read elsewhere. */
export const zoneStore = createStore<ZoneChoice>(() => readChoice());

export function chooseZone(choice: ZoneChoice): void {
  try {
    localStorage.setItem(storageKey, choice);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
  zoneStore.setState(choice, true);
}

/** The zone for `Intl`: undefined is the browser's own. */
export const zoneOf = (choice: ZoneChoice): 'UTC' | undefined => (choice === 'utc' ? 'UTC' : undefined);

/** How the zone is named at an instant, beside it: `UTC`, `UTC+2`, `UTC−3:30`. */
export function zoneName(atMs: number, choice: ZoneChoice = zoneStore.getState()): string {
  if (choice === 'utc') return 'UTC';
  const parts = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'shortOffset' }).formatToParts(atMs);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return offset.replace('GMT', 'UTC').replace('-', '−');
}

function readChoice(): ZoneChoice {
  try {
    const stored = localStorage.getItem(storageKey);
    return zoneChoices.find((choice) => choice === stored) ?? 'utc';
  } catch {
    return 'utc';
  }
}
