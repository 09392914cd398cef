/** A topic that is to be read is not there (yet). */
export class TopicMissing extends Error {
  override readonly name = 'TopicMissing';
  readonly topic: string;
  constructor(topic: string) {
    super(`topic ${topic} does not exist`);
    this.topic = topic;
  }
}

/** A partition ends before what was already read of it: another log goes by the same name. */
export class LogReplaced extends Error {
  override readonly name = 'LogReplaced';
  readonly topic: string;
  constructor(topic: string) {
    super(`topic ${topic} was replaced`);
    this.topic = topic;
  }
}

interface Fault {
  readonly name: string;
  readonly message: string;
  /** Kafka's own word for it, e.g. TOPIC_AUTHORIZATION_FAILED. */
  readonly type: string;
}

const textOf = (error: object, field: string): string => {
  const value: unknown = Reflect.get(error, field);
  return typeof value === 'string' ? value : '';
};

/** kafkajs wraps a fault into "retries exceeded", several times over: what matters is inside. */
function rootFault(error: unknown): Fault {
  if (typeof error !== 'object' || error === null) return { name: '', message: String(error), type: '' };
  const cause: unknown = Reflect.get(error, 'cause');
  const wrapper = textOf(error, 'type') === '' && cause instanceof Error && cause !== error;
  if (wrapper) return rootFault(cause);
  return { name: textOf(error, 'name'), message: textOf(error, 'message'), type: textOf(error, 'type') };
}

/** What a broker says that has just been started, or a partition that is changing its leader. */
const passingTypes: ReadonlySet<string> = new Set([
  'GROUP_LOAD_IN_PROGRESS',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR_FOR_GROUP',
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
]);

/** One sentence for a person, in terminal and UI alike: what keeps the source from reading, and what to do where that is known. */
export function explainProblem(error: unknown, brokers: readonly string[]): string {
  const where = brokers.join(', ');
  if (error instanceof TopicMissing) return `Topic ${error.topic} does not exist on ${where}; waiting for it.`;
  if (error instanceof LogReplaced) {
    return `Topic ${error.topic} ends before what was already read of it, so it was replaced: restart to read it anew.`;
  }
  const { name, message, type } = rootFault(error);
  switch (name) {
    case 'KafkaJSServerDoesNotSupportApiKey':
      return `${where} answers, but not as a broker does: this looks like a controller's port; use the one for clients.`;
    case 'KafkaJSConnectionError':
    case 'KafkaJSConnectionClosedError':
    case 'KafkaJSRequestTimeoutError':
    case 'KafkaJSBrokerNotFound':
    case 'KafkaJSNoBrokerAvailableError':
      return `Kafka cannot be reached at ${where}; trying again.`;
    case 'KafkaJSSASLAuthenticationError':
      return `Kafka at ${where} refused the user name or password.`;
    default:
      break;
  }
  if (name === 'KafkaJSGroupCoordinatorNotFound' || passingTypes.has(type)) {
    return `Kafka at ${where} is not ready yet; trying again.`;
  }
  if (type === 'TOPIC_AUTHORIZATION_FAILED') return 'Kafka refuses the topics: READ and DESCRIBE on them are needed.';
  if (type === 'GROUP_AUTHORIZATION_FAILED') return 'Kafka refuses the consumer group: READ on it is needed.';
  const codec = /^(\w+) compression not implemented/.exec(message)?.[1];
  if (codec !== undefined) return `The records are compressed with ${codec}, which cannot be read yet.`;
  return `Kafka at ${where} has a problem: ${message.replace(/\.$/, '')}; trying again.`;
}
