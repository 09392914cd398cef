import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kafka, logLevel } from 'kafkajs';
import { systemClock } from '../../clock.ts';
import { findFreePort } from './free-port.ts';
import { ensureJars } from './jars.ts';
import { findJava } from './java.ts';
import { type JavaProcess, startJava } from './java-process.ts';
import { brokerProperties } from './properties.ts';

/** Jars and data of the local broker, in the root of the checkout and ignored by git. */
export const kafkaCacheDir = fileURLToPath(new URL('../../../.cache/kafka', import.meta.url));

const log4jFile = fileURLToPath(new URL('log4j2.properties', import.meta.url));
const startTimeoutMs = 90_000;
const pollIntervalMs = 200;

export interface BrokerOptions {
  /** A free one where it is not given. */
  readonly port?: number | undefined;
  readonly controllerPort?: number | undefined;
  /** Used as it is where it holds a broker's data already. */
  readonly dataDir: string;
}

export interface LocalBroker {
  /** `host:port` for clients. */
  readonly brokers: string;
  /** `host:port` of the controller: not for clients, which is what makes it worth a test. */
  readonly controller: string;
  /** Resolves when it has ended, asked to or not. */
  exited(): Promise<unknown>;
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same ports with the same data. */
  restart(): Promise<void>;
}

interface Installation {
  readonly java: string;
  readonly classPath: string;
  readonly propertiesFile: string;
  readonly logFile: string;
}

function runClass({ java, classPath, logFile }: Installation, className: string, ...options: string[]): JavaProcess {
  const settings = ['-Xmx512m', `-Dlog4j.configurationFile=${log4jFile}`, '-cp', classPath];
  return startJava(java, [...settings, className, ...options], logFile);
}

async function lastLineOf(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.findLast((line) => /ERROR|Exception/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
}

/** Gives the data folder its cluster id, once in its life. */
async function formatStorage(installation: Installation): Promise<void> {
  // Kafka refuses ids that begin with a dash.
  const clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'c');
  const { propertiesFile, logFile } = installation;
  const tool = runClass(installation, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', propertiesFile);
  if ((await tool.exited) !== 0) throw new Error(`Kafka's storage was not formatted: ${await lastLineOf(logFile)}`);
}

/** Resolves when the broker serves clients, not merely listens. */
async function untilReady(broker: JavaProcess, address: string, logFile: string): Promise<void> {
  const kafka = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING, retry: { retries: 0 } });
  const patience = AbortSignal.timeout(startTimeoutMs);
  while (!broker.hasExited() && !patience.aborted) {
    const admin = kafka.admin();
    const ready = await admin
      .connect()
      .then(() => admin.describeCluster())
      .then(({ brokers }) => brokers.length > 0)
      .catch(() => false)
      .finally(() => admin.disconnect());
    if (ready) return;
    await systemClock.sleep(pollIntervalMs);
  }
  await broker.kill();
  throw new Error(`Kafka did not start: ${await lastLineOf(logFile)}`);
}

/**
 * Starts a real Apache Kafka on the loopback interface, from plain jars, without Docker: about eight seconds once the jars are
 * there. It ends with this process, whatever ends that. Throws `BrokerUnavailable` where Java or the jars cannot be had.
 */
export async function startBroker({ port, controllerPort, dataDir }: BrokerOptions): Promise<LocalBroker> {
  const java = await findJava();
  const jarsDir = await ensureJars(kafkaCacheDir);
  const clientPort = port ?? (await findFreePort());
  const quorumPort = controllerPort ?? (await findFreePort());
  const logDir = join(dataDir, 'logs');
  const installation: Installation = {
    java,
    classPath: join(jarsDir, '*'),
    propertiesFile: join(dataDir, 'server.properties'),
    logFile: join(dataDir, 'broker.log'),
  };
  await mkdir(dataDir, { recursive: true });
  const properties = brokerProperties({ port: clientPort, controllerPort: quorumPort, logDir });
  await writeFile(installation.propertiesFile, properties);
  if (!existsSync(join(logDir, 'meta.properties'))) await formatStorage(installation);

  const brokers = `127.0.0.1:${clientPort}`;
  const launch = async () => {
    const launched = runClass(installation, 'kafka.Kafka', installation.propertiesFile);
    await untilReady(launched, brokers, installation.logFile);
    return launched;
  };
  let running = await launch();
  return {
    brokers,
    controller: `127.0.0.1:${quorumPort}`,
    exited: () => running.exited,
    stop: () => running.stop(),
    kill: () => running.kill(),
    async restart() {
      await running.stop();
      running = await launch();
    },
  };
}
