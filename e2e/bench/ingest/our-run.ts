import { systemClock } from '../../../server/clock.ts';
import { defaultProcess } from '../../../server/config/defaults.ts';
import { createKafkaSource } from '../../../server/kafka/kafka-source.ts';
import { createRuntime } from '../../../server/runtime.ts';
import type { RecordSource } from '../../../server/source.ts';
import { assert } from '../../../shared/result.ts';
import { kafkaConfig } from '../support/broker.ts';
import { createReadingMeter, type ReadingMeter } from './reading.ts';

/** The source with a meter in between; the pipeline does not notice. */
function metered(source: RecordSource, meter: ReadingMeter): RecordSource {
  return {
    mode: source.mode,
    stop: () => source.stop(),
    start: (handler) =>
      source.start({
        positionOf: handler.positionOf,
        onState: handler.onState,
        async onBatch(batch) {
          if (batch.records.length > 0) meter.arrived();
          await handler.onBatch(batch);
          meter.handled(batch.records.length);
        },
      }),
  };
}

// The whole product but for the gateway, as it runs with nothing configured: rules are inferred and the model is mined meanwhile.
const [brokers = '', topic = '', expected = '0'] = process.argv.slice(2);
const meter = createReadingMeter(Number(expected));
const source = createKafkaSource({ kafka: kafkaConfig(brokers), topics: [topic], clock: systemClock });
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
