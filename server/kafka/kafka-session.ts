import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Clock } from '../clock.ts';
import type { RecordBatch } from '../source.ts';
import { createChunker } from './chunker.ts';
import { KafkaRecord } from './kafka-record.ts';
import { createOffsetReader, type OffsetReader } from './offset-reader.ts';
import { pause, settleWithin } from './pause.ts';
import type { ReadingDesk } from './reading-desk.ts';

/**
 * Small fetches: what kafkajs makes of one then dies young. With its own 10 MiB, messages outlive two collections and reading costs a tenth to a
 * fifth more.
 */
export const fetchBytes = { maxBytesPerPartition: 1_048_576, maxBytes: 2 * 1_048_576 };

const pollIntervalMs = 1_000;
/** Behind and without a sign of life for that long, the consumer is given up. */
const silenceMs = 30_000;
const closeTimeoutMs = 3_000;

export interface SessionOptions {
  readonly kafka: Kafka;
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly desk: ReadingDesk;
  readonly clock: Clock;
  /** Never rejects; one batch at a time is this function's business. */
  readonly deliver: (batch: RecordBatch) => Promise<void>;
  /** Told again and again while it reads: null where all is well, else what keeps it from reading for now. */
  readonly onHealth: (problem: unknown) => void;
  readonly signal: AbortSignal;
}

interface Session extends SessionOptions {
  readonly consumer: Consumer;
  readonly offsets: OffsetReader;
  joined: boolean;
  /** Whether all assigned partitions have been told of since the last join. */
  announced: boolean;
  closed: boolean;
  aliveAt: number;
}

/** Tells of every assigned partition before the first record of any: who judges by the slowest has to know them all (semantics 17). */
async function announce(session: Session): Promise<void> {
  const { desk, clock, deliver } = session;
  if (session.announced) return;
  session.announced = true;
  for (const partition of desk.assigned()) await deliver(desk.batch(partition, [], clock.now()));
}

/** Reads one fetch response of one partition in pieces, so that the group hears from us in between. */
async function readBatch(session: Session, { batch, heartbeat, isRunning, isStale }: EachBatchPayload): Promise<void> {
  const { desk, clock, deliver } = session;
  const { topic, partition } = batch;
  await announce(session);
  // After a rebalance in the middle of a response kafkajs delivers all of it again.
  const from = desk.positionOf(batch) ?? 0;
  const isRepeated = Number(batch.messages[0]?.offset) < from;
  const messages = isRepeated ? batch.messages.filter(({ offset }) => Number(offset) >= from) : batch.messages;
  const chunker = createChunker(clock);
  for (let start = 0; start < messages.length; ) {
    if (session.closed || !isRunning() || isStale()) return;
    const chunk = messages.slice(start, start + chunker.size());
    start += chunk.length;
    const records = chunk.map((message) => new KafkaRecord(topic, partition, message));
    // Past the last message there may be control records, which are never delivered.
    const last = start === messages.length ? batch.lastOffset() : chunk.at(-1)?.offset;
    desk.advance(batch, Number(last) + 1);
    await chunker.measure(deliver(desk.batch(batch, records, clock.now())));
    session.aliveAt = clock.now();
    await heartbeat();
  }
}

/** Looks up the ends of all partitions and delivers how far each has been read. */
async function poll(session: Session): Promise<void> {
  const { offsets, desk, clock, deliver } = session;
  const positionsThen = desk.positions();
  const at = clock.now();
  desk.sawRanges(await offsets.read(), positionsThen, at);
  if (desk.hasUnseenPartition()) await offsets.close();
  for (const partition of desk.assigned()) await deliver(desk.batch(partition, [], clock.now()));
}

/** Polls for as long as the session lasts; throws when the consumer is silent although there is something to read. */
async function watch(session: Session): Promise<void> {
  const { clock, desk, onHealth, signal } = session;
  for (;;) {
    await pause(clock, pollIntervalMs, signal);
    if (session.closed || signal.aborted) return;
    try {
      await poll(session);
      if (session.joined) onHealth(null);
    } catch (error) {
      // The consumer has its own patience; until it crashes or falls silent this may pass.
      onHealth(error);
    }
    if (!desk.isBehind()) session.aliveAt = clock.now();
    if (clock.now() - session.aliveAt > silenceMs) throw new Error('the consumer has fallen silent');
  }
}

/** Follows what kafkajs tells about the consumer; resolves, with the reason, when it has crashed. */
function observe(session: Session): Promise<unknown> {
  const { consumer, desk, clock } = session;
  const { GROUP_JOIN, FETCH, END_BATCH_PROCESS, CRASH } = consumer.events;
  consumer.on(GROUP_JOIN, ({ payload }) => {
    // Positions are ours, not the group's; set here, synchronously, they count before the first fetch.
    const partitions = Object.entries(payload.memberAssignment).flatMap(([topic, numbers]) =>
      numbers.map((partition) => ({ topic, partition })),
    );
    for (const { topic, partition, offset } of desk.assign(partitions)) {
      consumer.seek({ topic, partition, offset: String(offset) });
    }
    session.joined = true;
    session.announced = false;
  });
  consumer.on(FETCH, () => {
    session.aliveAt = clock.now();
  });
  // The only word about responses that held nothing but control records or aborted transactions.
  consumer.on(END_BATCH_PROCESS, ({ payload }) => {
    if (payload.batchSize === 0) desk.advance(payload, Number(payload.lastOffset) + 1);
  });
  return new Promise((resolve) => {
    consumer.on(CRASH, ({ payload }) => resolve(payload.error));
  });
}

async function read(session: Session): Promise<void> {
  const { consumer, topics, onHealth, signal } = session;
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  const crashed = observe(session);
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    partitionsConsumedConcurrently: 1,
    eachBatch: (payload) => readBatch(session, payload),
  });
  if (session.joined) {
    onHealth(null);
    await poll(session);
  }
  const reason = await Promise.race([stopped, crashed, watch(session)]);
  if (reason) throw reason;
}

/**
 * One consumer from connecting to its end: resolves when told to stop, throws what ended it otherwise. kafkajs neither restarts
 * it nor creates topics; nothing is committed, the group only divides the partitions.
 */
export async function runSession(options: SessionOptions): Promise<void> {
  const { kafka, groupId, topics, desk, clock } = options;
  const offsets = createOffsetReader(kafka, topics);
  const consumer = kafka.consumer({
    groupId,
    allowAutoTopicCreation: false,
    readUncommitted: false,
    maxWaitTimeInMs: 250,
    minBytes: 1,
    ...fetchBytes,
    sessionTimeout: 30_000,
    heartbeatInterval: 3_000,
    metadataMaxAge: 10_000,
    retry: { retries: 5, restartOnFailure: async () => false },
  });
  const session: Session = {
    ...options,
    offsets,
    consumer,
    joined: false,
    announced: false,
    closed: false,
    aliveAt: clock.now(),
  };
  try {
    const at = clock.now();
    desk.sawRanges(await offsets.read(), desk.positions(), at);
    await read(session);
  } finally {
    session.closed = true;
    await settleWithin(clock, closeTimeoutMs, Promise.allSettled([consumer.disconnect(), offsets.close()]));
  }
}
