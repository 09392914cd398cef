import { createStore } from 'zustand/vanilla';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const storageKey = 'choreoscope-theme';
const darkSystem = '(prefers-color-scheme: dark)';

/** The theme a person chose; kept in this browser, not in the URL, since it says nothing about the orders. */
export const themeStore = createStore<ThemeChoice>(() => readChoice());

export function chooseTheme(choice: ThemeChoice): void {
  try {
    localStorage.setItem(storageKey, choice);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
  themeStore.setState(choice, true);
  paintTheme();
}

/** The choice after this one, for a button that steps through them. */
export function nextTheme(choice: ThemeChoice): ThemeChoice {
  return themeChoices[(themeChoices.indexOf(choice) + 1) % themeChoices.length] ?? 'system';
}

/** Follows the system's theme while no other was chosen. */
export function followSystemTheme(): void {
  matchMedia(darkSystem).addEventListener('change', paintTheme);
  paintTheme();
}

function paintTheme(): void {
  const choice = themeStore.getState();
  const dark = choice === 'dark' || (choice === 'system' && matchMedia(darkSystem).matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}

function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(storageKey);
    return themeChoices.find((choice) => choice === stored) ?? 'system';
  } catch {
    return 'system';
  }
}
