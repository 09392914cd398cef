import { stopTimeoutMs } from '../../shared/limits.ts';
import type { Clock } from '../clock.ts';
import type { ServerConfig } from '../config/config.ts';
import { createGateway, type GatewayOptions } from '../gateway/gateway.ts';
import type { ProcessRuntime } from '../runtime.ts';
import { CliError, usageError } from './cli-error.ts';

/** Everything that runs while the program does. */
export interface Composition {
  readonly server: ServerConfig;
  readonly runtimes: readonly ProcessRuntime[];
  readonly demo?: NonNullable<GatewayOptions['demo']> & { start(): void; stop(): Promise<void> };
  /** What is read, for people. */
  readonly reads: string;
}

interface ServeOptions {
  readonly clock: Clock;
  readonly version: string;
  /** Where the built page lies; null: API alone. */
  readonly staticDir: string | null;
  /** Told when requests are answered. */
  readonly started: (url: string) => void;
  readonly stop: Promise<void>;
}

/**
 * Serves until `stop`, then stops sources and cuts connections, giving up waiting after `stopTimeoutMs`: nothing is lost, for all
 * state is folded anew from the log. The address is taken first, so that a taken port is told before anything is read.
 */
export async function serve({ server, runtimes, demo }: Composition, options: ServeOptions): Promise<void> {
  const { clock, version, staticDir } = options;
  const gateway = createGateway({
    processes: () => runtimes.map(({ process }) => process),
    server,
    clock,
    buildInfo: { version },
    ...(staticDir === null ? {} : { staticDir }),
    ...(demo === undefined ? {} : { demo }),
  });
  const { url } = await gateway.listen().catch((error) => {
    throw explainListenError(error, server);
  });
  for (const runtime of runtimes) runtime.start();
  demo?.start();
  options.started(url);

  await options.stop;
  const stopped = Promise.all([demo?.stop(), ...runtimes.map((runtime) => runtime.stop()), gateway.close()]);
  await Promise.race([stopped, clock.sleep(stopTimeoutMs)]);
}

function explainListenError(error: NodeJS.ErrnoException, { port, host }: ServerConfig): CliError {
  switch (error.code) {
    case 'EADDRINUSE':
      return usageError(`Port ${port} is taken; choose another with --port or stop what listens there.`);
    case 'EACCES':
      return usageError(`Port ${port} may not be used by this user; choose one above 1023 with --port.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return usageError(`${host} is not an address of this machine; choose one with --host.`);
    default:
      return new CliError(1, `The server could not start (${error.message}).`);
  }
}
