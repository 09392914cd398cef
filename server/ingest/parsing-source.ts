import { compileMapping } from '../../shared/event/compile-mapping.ts';
import type { MappingConfig } from '../../shared/event/mapping-config.ts';
import type { RecordSource } from '../source.ts';
import type { EventSource, PartitionPosition } from './event-batch.ts';
import { parseBatch } from './parse-batch.ts';

/** A record source whose records are parsed where they are delivered. What it has delivered once is not read again. */
export function createParsingSource(source: RecordSource, mapping: Partial<MappingConfig> | null): EventSource {
  const parse = compileMapping(mapping);
  const nextOffsets = new Map<string, number>();
  const reached = ({ topic, partition, nextOffset }: PartitionPosition): void => {
    nextOffsets.set(keyOf(topic, partition), nextOffset);
  };
  return {
    mode: source.mode,
    start(handler) {
      for (const position of handler.positions()) reached(position);
      source.start({
        positionOf: (topic, partition) => nextOffsets.get(keyOf(topic, partition)) ?? null,
        onState: handler.onState,
        onBatch(batch) {
          reached(batch);
          return handler.onBatch(parseBatch(parse, batch));
        },
      });
    },
    stop: () => source.stop(),
  };
}

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;
