import { connect, createServer, type Socket } from 'node:net';

/** The network between a browser and the program, which a test may break. */
export interface TcpLine {
  readonly url: string;
  /** Breaks every connection there is; new ones are made at once. */
  cut(): void;
  /** Lets nothing through any more, without a word to either end, as a lost mobile network does. */
  freeze(): void;
  /** From now on new connections pass; what was frozen stays so. */
  thaw(): void;
  /** How often the program was dialled through it. */
  dialled(): number;
  close(): Promise<void>;
}

/** Opens a line on a port of its own to the program at `target`. */
export async function openLine(target: string): Promise<TcpLine> {
  const { hostname, port } = new URL(target);
  const ends = new Set<Socket>();
  let frozen = false;
  let dialled = 0;

  const keep = (end: Socket): void => {
    ends.add(end);
    end.on('close', () => ends.delete(end));
    end.on('error', () => end.destroy());
  };
  const server = createServer((near) => {
    dialled += 1;
    keep(near);
    if (frozen) return;
    const far = connect(Number(port), hostname);
    keep(far);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  const cut = (): void => {
    for (const end of ends) end.destroy();
  };

  return {
    url: `http://127.0.0.1:${own}`,
    cut,
    freeze() {
      frozen = true;
      for (const end of ends) end.unpipe().pause();
    },
    thaw() {
      frozen = false;
    },
    dialled: () => dialled,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}
