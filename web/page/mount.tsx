import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { createRoot } from 'react-dom/client';
import { assert } from '../../shared/result.ts';
import '../tokens.css';
import '../base.css';
import type { OpenSocket } from '../live/connection.ts';
import { followSystemTheme } from '../theme/theme.ts';
import { App } from './App.tsx';

/** Puts the page into the document. */
export function mount(openSocket: OpenSocket): void {
  const root = document.getElementById('app');
  assert(root, 'index.html has an element #app');
  followSystemTheme();
  createRoot(root).render(<App openSocket={openSocket} />);
}
