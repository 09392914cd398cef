import type { KafkaMessage } from 'kafkajs';
import type { RecordBytes, SourceRecord } from '../../shared/event/record.ts';
import { type EpochMs, toEpochMs } from '../../shared/ids.ts';

/**
 * A Kafka message as a record. Getters on the prototype decode on demand: nothing is turned into text that nobody asks for, and
 * a million records carry no closures. A record holds on to the whole response it came in: keep the text, not the record.
 */
export class KafkaRecord implements SourceRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly #message: KafkaMessage;

  constructor(topic: string, partition: number, message: KafkaMessage) {
    this.topic = topic;
    this.partition = partition;
    this.offset = Number(message.offset);
    this.#message = message;
  }

  get timestamp(): EpochMs {
    return toEpochMs(Number(this.#message.timestamp));
  }

  get key(): string | null {
    return this.#message.key?.toString() ?? null;
  }

  get value(): string | null {
    return this.#message.value?.toString() ?? null;
  }

  get bytes(): RecordBytes {
    return this.#message;
  }

  get valueBytes(): number {
    return this.#message.value?.length ?? 0;
  }

  header(name: string): string | undefined {
    const headers = this.#message.headers;
    if (headers === undefined || !Object.hasOwn(headers, name)) return undefined;
    const given = headers[name];
    return (Array.isArray(given) ? given.at(-1) : given)?.toString();
  }

  headerNames(): readonly string[] {
    return Object.keys(this.#message.headers ?? {});
  }
}
