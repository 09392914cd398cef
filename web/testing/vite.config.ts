import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page with a made-up server inside it, for looking at: `npx vite --config web/testing/vite.config.ts`. */
export default defineConfig({
  root: 'web',
  cacheDir: '../node_modules/.vite-fixture',
  plugins: [
    react(),
    {
      name: 'fixture-entry',
      transformIndexHtml: { order: 'pre', handler: (html) => html.replace('/main.tsx', '/testing/main.tsx') },
    },
  ],
});
