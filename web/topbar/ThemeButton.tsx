import { Moon, Sun, SunMoon } from 'lucide-react';
import { useStore } from 'zustand';
import { chooseTheme, nextTheme, themeStore } from '../theme/theme.ts';

const icons = { system: SunMoon, light: Sun, dark: Moon } as const;

/** Steps through system, light and dark. */
export function ThemeButton() {
  const choice = useStore(themeStore);
  const Icon = icons[choice];
  const label = `Theme: ${choice}. Switch to ${nextTheme(choice)}`;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      onClick={() => chooseTheme(nextTheme(choice))}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}
