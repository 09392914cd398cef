import kafkajs, { type Kafka, type LogEntry, type SASLOptions } from 'kafkajs';
import createSnappyCodec from 'kafkajs-snappy';
import { assertNever } from '../../shared/result.ts';
import type { KafkaConfig } from '../config/config.ts';
import { silenceWarning } from './silence-warning.ts';

// A CommonJS module: what Node cannot see as a named export is taken from the default one.
const { CompressionCodecs, CompressionTypes, logLevel } = kafkajs;

/** Takes one line of what the Kafka client says about itself. */
export type ClientLog = (line: string) => void;

const connectionTimeoutMs = 3_000;
const requestTimeoutMs = 10_000;

function lineOf({ namespace, log }: LogEntry): string {
  const error = typeof log['error'] === 'string' ? ` (${log['error']})` : '';
  return `kafkajs ${namespace}: ${log.message}${error}`;
}

/** kafkajs describes each mechanism by a type of its own, which a union of mechanisms fits only one at a time. */
function toSasl({ mechanism, username, password }: NonNullable<KafkaConfig['sasl']>): SASLOptions {
  switch (mechanism) {
    case 'plain':
      return { mechanism, username, password };
    case 'scram-sha-256':
      return { mechanism, username, password };
    case 'scram-sha-512':
      return { mechanism, username, password };
    default:
      return assertNever(mechanism);
  }
}

/**
 * A Kafka client for this configuration. What the client logs, also as an error, is a detail for debugging: it reports a
 * coordinator that is still loading although the next try succeeds. Trouble that lasts is told by states instead.
 */
export function createKafkaClient(config: KafkaConfig, log?: ClientLog): Kafka {
  // Gzip is built in; snappy is what most Java producers use beside it.
  CompressionCodecs[CompressionTypes.Snappy] = createSnappyCodec;
  // kafkajs asks for timers in the past now and then; newer Node versions warn about each.
  silenceWarning('TimeoutNegativeWarning');
  return new kafkajs.Kafka({
    brokers: [...config.brokers],
    clientId: config.clientId,
    ssl: config.ssl,
    ...(config.sasl === null ? {} : { sasl: toSasl(config.sasl) }),
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: requestTimeoutMs,
    retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000 },
    logLevel: log === undefined ? logLevel.NOTHING : logLevel.INFO,
    logCreator: () => (entry) => log?.(lineOf(entry)),
  });
}
