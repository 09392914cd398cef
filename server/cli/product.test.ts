import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeLog } from '../file/testing/log-files.ts';
import { runBehindShell, runNode, runProduct } from './testing/run-product.ts';

/** Nothing listens there: the program starts, says so and tries on. */
const unreachable = ['--brokers', '127.0.0.1:1', '--topic', 'orders', '--no-ui', '--port'];

describe('the program as a user starts it', { timeout: 30_000 }, () => {
  test('[GW21] a taken port is one sentence and exit code 2', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void holder.close());
    const address = holder.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const product = runProduct([...unreachable, `${port}`]);
    expect(await product.ended).toBe(2);
    expect(product.err()).toBe(`Port ${port} is taken; choose another with --port or stop what listens there.\n`);
    expect(product.out()).toBe('');
  });

  test('[GW21] a misspelled option', async () => {
    const product = runProduct(['--prot', '1']);
    expect(await product.ended).toBe(2);
    expect(product.err()).toContain('Did you mean --port?');
  });

  test('[CF10] discover answers on standard output, whole, and ends', async () => {
    const steps = Array.from({ length: 60 }, (_, index) => `1,step ${index}`);
    const product = runProduct(['discover', await writeLog('orders.csv', `case,activity\n${steps.join('\n')}\n`)]);
    expect(await product.ended).toBe(0);
    expect(product.err()).toBe('');
    expect(product.out()).toMatch(/^<\?xml .*<\/bpmn:definitions>\n$/s);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('[GW23] %s ends it well within five seconds', async (signal) => {
    const product = runProduct([...unreachable, '0']);
    await product.until(/Open +http:\/\/127\.0\.0\.1:\d+/);
    await product.until(/Orders: /);
    const [url = ''] = /http:\S+/.exec(product.out()) ?? [];
    expect((await fetch(`${url}/processes/orders`)).status).toBe(200);
    const signalledAt = performance.now();
    product.child.kill(signal);
    expect(await product.ended).toBe(0);
    expect(performance.now() - signalledAt).toBeLessThan(5_000);
    expect(product.out()).not.toContain('\u001b');
  });

  test('[GW23] when the npm script that started it is gone, it goes too', async () => {
    const product = runBehindShell([...unreachable, '0']);
    await product.until(/Open +http:/);
    product.child.kill('SIGTERM');
    await product.ended;
    const [url = ''] = /http:\S+/.exec(product.out()) ?? [];
    await expect(fetch(url)).rejects.toThrow();
  });

  test('[GW23] a promise nobody looks after ends it in one sentence', async () => {
    const script =
      "import('./server/cli/end-on-fault.ts').then((m) => { m.endOnFault(); Promise.reject(new Error('oh')); })";
    const product = runNode(['--import', 'tsx/esm', '-e', `${script}; setInterval(() => {}, 1000)`]);
    expect(await product.ended).toBe(1);
    expect(product.err()).toMatch(/^Choreoscope stopped because of a fault of its own \(oh\); .*\.\n$/);
  });
});
