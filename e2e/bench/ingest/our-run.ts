import { systemClock } from '../../../server/clock.ts';
import { defaultProcess } from '../../../server/config/defaults.ts';
import type { EventSource } from '../../../server/ingest/event-batch.ts';
import { createKafkaReader } from '../../../server/kafka/kafka-reader.ts';
import { createRuntime } from '../../../server/runtime.ts';
import { assert } from '../../../shared/result.ts';
import { kafkaConfig } from '../support/broker.ts';
import { createReadingMeter, type ReadingMeter } from './reading.ts';

/** The source with a meter in between; the pipeline does not notice. */
function metered(source: EventSource, meter: ReadingMeter): EventSource {
  return {
    mode: source.mode,
    stop: () => source.stop(),
    start: (handler) =>
      source.start({
        positions: handler.positions,
        onState: handler.onState,
        async onBatch(batch) {
          if (batch.events.count > 0) meter.arrived();
          await handler.onBatch(batch);
          meter.handled(batch.events.count);
        },
      }),
  };
}

// The whole product but for the gateway, as it runs with nothing configured: rules are inferred and the model is mined meanwhile.
const [brokers = '', topic = '', expected = '0'] = process.argv.slice(2);
const meter = createReadingMeter(Number(expected));
const source = createKafkaReader({ kafka: kafkaConfig(brokers), topics: [topic], mapping: null, clock: systemClock });
const runtime = createRuntime({
  config: defaultProcess('bench', [topic]),
  source: metered(source, meter),
  clock: systemClock,
});
runtime.start();
const reading = await meter.done;
const { accepted } = runtime.process.summary().events;
await runtime.stop();
assert(accepted === Number(expected), `${accepted} of ${expected} events were accepted`);
console.log(JSON.stringify(reading));
