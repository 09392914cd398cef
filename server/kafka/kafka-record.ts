import type { KafkaMessage } from 'kafkajs';
import type { SourceRecord } from '../../shared/event/record.ts';
import { type EpochMs, toEpochMs } from '../../shared/ids.ts';

/**
 * A Kafka message as a record. Getters on the prototype decode on demand: nothing is turned into text that nobody asks for, and
 * a million records carry no closures. Only the value is decoded once and kept: history and parser both ask for it. A record holds on
 * to the whole response it came in: keep the text, not the record.
 */
export class KafkaRecord implements SourceRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly #message: KafkaMessage;
  #value: string | null | undefined;

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
    if (this.#value === undefined) this.#value = this.#message.value?.toString() ?? null;
    return this.#value;
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
