import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { kafkaCacheDir, startBroker } from './broker.ts';
import { BrokerUnavailable } from './broker-unavailable.ts';
import { isPortFree } from './free-port.ts';

interface Options {
  readonly port: number;
  readonly keep?: true;
}

function toPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new InvalidArgumentError('A port is 1 to 65535.');
  return port;
}

/** `npm run kafka`: a real local broker in the foreground until it is interrupted. */
async function main({ port, keep }: Options): Promise<void> {
  if (!(await isPortFree(port))) {
    console.error(`Port ${port} is taken: choose another with npm run kafka -- --port N.`);
    process.exitCode = 2;
    return;
  }
  // One folder per port: a second broker beside the first must not delete its data.
  const dataDir = join(kafkaCacheDir, 'data', String(port));
  if (keep !== true) await rm(dataDir, { recursive: true, force: true });
  try {
    const broker = await startBroker({ port, dataDir });
    let stopping = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        stopping = true;
        void broker.stop();
      });
    }
    // Only now: who reads it may stop us at once.
    console.log(`Kafka is ready at ${broker.brokers}`);
    await broker.exited();
    if (!stopping) throw new Error(`Kafka ended by itself; its last words are in ${join(dataDir, 'broker.log')}.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = error instanceof BrokerUnavailable ? 2 : 1;
  }
}

const program = new Command('kafka')
  .description('Starts a real Apache Kafka on this machine, for trying out and for tests.')
  .option('--port <number>', 'where clients connect', toPort, 9092)
  .option('--keep', 'go on with the data of the last time');
await main(
  program
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse()
    .opts(),
);
