import { labelOf } from '../../shared/event/label.ts';
import type { Config, KafkaConfig, ProcessConfig, ServerConfig } from './config.ts';

/** What holds where nothing is configured; a file, variables and flags are laid over it. */

export const defaultServer: ServerConfig = { port: 8080, host: '127.0.0.1', origins: [], insecure: false, ui: true };

const defaultKafka: Omit<KafkaConfig, 'brokers'> = {
  clientId: 'choreoscope',
  groupId: null,
  ssl: false,
  sasl: null,
};

/** A process of which only the topics are known: all else is recognised, inferred or learned. */
export const defaultProcess = (id: string, topics: readonly string[]): ProcessConfig => ({
  id,
  name: labelOf(id, {}),
  topics,
  mapping: null,
  labels: {},
  start: null,
  outcomes: null,
  sla: { endToEnd: null, default: null, steps: new Map(), atRisk: 0.8 },
  payload: { default: 'masked', show: [] },
  links: { kafkaUi: null, trace: null },
});

/** `serve --brokers … --topic …`: one process over all the topics, named after the first. */
export const zeroConfig = (kafka: {
  readonly brokers: readonly string[];
  readonly topics: readonly string[];
}): Config => ({
  kafka: { ...defaultKafka, brokers: kafka.brokers },
  processes: [defaultProcess(kafka.topics[0] ?? 'orders', kafka.topics)],
  server: defaultServer,
  notYetUsed: [],
});

/** The in-process demo: no broker; its processes are the demo's own. */
export const demoConfig = (processes: readonly ProcessConfig[]): Config => ({
  kafka: null,
  processes,
  server: defaultServer,
  notYetUsed: [],
});
