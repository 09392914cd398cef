import { createServer } from 'node:net';

const host = '127.0.0.1';

function bind(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen({ host, port }, () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : null));
    });
  });
}

/** Whether nothing listens on that local port yet. */
export const isPortFree = async (port: number): Promise<boolean> => (await bind(port)) !== null;

/** A local port that nothing listens on, chosen by the operating system. */
export async function findFreePort(): Promise<number> {
  const port = await bind(0);
  if (port === null) throw new Error('There is no free local port.');
  return port;
}
