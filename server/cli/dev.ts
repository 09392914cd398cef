import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createServer, type ProxyOptions } from 'vite';
import { packageRoot } from './product.ts';

/** `npm run dev`: the page from Vite and the server beside it, both reloading; when one ends, the other does. */
const args = process.argv.slice(2);
const { values } = parseArgs({ args, strict: false, options: { port: { type: 'string' } } });
// The name the page is known by stays, so the server sees its own page ask.
const target: ProxyOptions = { target: `http://127.0.0.1:${values.port ?? 8080}`, changeOrigin: false };

const page = await createServer({
  root: join(packageRoot, 'web'),
  configFile: join(packageRoot, 'vite.config.ts'),
  server: { proxy: { '/api': target, '/socket.io': { ...target, ws: true } } },
});
await page.listen();
page.printUrls();

const watch = [fileURLToPath(import.meta.resolve('tsx/cli')), 'watch', '--clear-screen=false'];
const server = spawn(process.execPath, [...watch, join(packageRoot, 'server', 'main.ts'), '--no-ui', ...args], {
  stdio: 'inherit',
});
server.on('exit', async (code) => {
  await page.close();
  process.exit(code ?? 0);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
