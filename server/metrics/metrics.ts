import { Counter, Gauge, type Metric, Registry } from 'prom-client';
import { metricsBucketsSeconds, type ProcessMetrics, type WatchedProcess } from '../process.ts';

export interface BuildInfo {
  readonly version: string;
}

export interface Metrics {
  readonly contentType: string;
  /** The numbers of this instant in Prometheus' text format. */
  render(): Promise<string>;
}

type Labels = Readonly<Record<string, string>>;
type StepDurations = ProcessMetrics['durations'] extends ReadonlyMap<string, infer Durations> ? Durations : never;
/** One time series of a metric: its labels without `process`, its value. */
type Sample = readonly [Labels, number];

interface MetricDescription {
  readonly kind: typeof Gauge | typeof Counter;
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly samples: (metrics: ProcessMetrics) => Iterable<Sample>;
}

const plain = (value: number): readonly Sample[] => [[{}, value]];
const by = (label: string, values: ReadonlyMap<string, number>): readonly Sample[] =>
  [...values].map(([key, value]) => [{ [label]: key }, value]);

/** Names and labels are fixed (interface.md); each series also carries its process. */
const descriptions: readonly MetricDescription[] = [
  {
    kind: Gauge,
    name: 'choreoscope_orders_in_flight',
    help: 'Orders waiting for a step',
    labels: ['step'],
    samples: ({ inFlight }) => by('step', inFlight),
  },
  {
    kind: Gauge,
    name: 'choreoscope_orders_overdue',
    help: 'Orders waiting for a step longer than its limit',
    labels: ['step'],
    samples: ({ overdue }) => by('step', overdue),
  },
  {
    kind: Counter,
    name: 'choreoscope_orders_completed_total',
    help: 'Orders completed',
    labels: [],
    samples: ({ completed }) => plain(completed),
  },
  {
    kind: Counter,
    name: 'choreoscope_orders_expired_total',
    help: 'Orders expired while waiting for a step',
    labels: ['step'],
    samples: ({ expired }) => by('step', expired),
  },
  {
    kind: Counter,
    name: 'choreoscope_events_accepted_total',
    help: 'Events taken into an order',
    labels: [],
    samples: ({ accepted }) => plain(accepted),
  },
  {
    kind: Counter,
    name: 'choreoscope_events_late_total',
    help: 'Results that came after their order had expired',
    labels: [],
    samples: ({ late }) => plain(late),
  },
  {
    kind: Counter,
    name: 'choreoscope_records_rejected_total',
    help: 'Records that are not events, by reason',
    labels: ['reason'],
    samples: ({ rejected }) => by('reason', rejected),
  },
  {
    kind: Gauge,
    name: 'choreoscope_source_lag_records',
    help: 'Records of a partition not yet read',
    labels: ['topic', 'partition'],
    samples: ({ lag }) => lag.map(({ topic, partition, records }) => [{ topic, partition: `${partition}` }, records]),
  },
  {
    kind: Gauge,
    name: 'choreoscope_data_as_of_seconds',
    help: 'Instant up to which everything was read and judged, seconds since 1970',
    labels: [],
    samples: ({ asOf }) => (asOf === null ? [] : plain(asOf / 1000)),
  },
];

/** Nothing is counted here: the processes keep the numbers, and each scrape asks for them once. */
export function createMetrics(processes: () => readonly WatchedProcess[], buildInfo: BuildInfo): Metrics {
  const registry = new Registry();
  let measured: readonly Measured[] = [];
  for (const description of descriptions) registerMetric(registry, description, () => measured);
  registry.registerMetric(durationHistogram(() => measured));
  new Gauge({
    name: 'choreoscope_build_info',
    help: 'Always 1; the labels say what runs',
    labelNames: ['version', 'node'],
    registers: [registry],
  }).set({ version: buildInfo.version, node: process.version }, 1);
  return {
    contentType: registry.contentType,
    render() {
      measured = processes().map((process) => ({ id: process.id, metrics: process.metrics() }));
      return registry.metrics();
    },
  };
}

interface Measured {
  readonly id: string;
  readonly metrics: ProcessMetrics;
}

function registerMetric(
  registry: Registry,
  { kind: Kind, name, help, labels, samples }: MetricDescription,
  measured: () => readonly Measured[],
): void {
  const metric = new Kind({
    name,
    help,
    labelNames: ['process', ...labels],
    registers: [registry],
    collect() {
      metric.reset();
      for (const { id, metrics } of measured()) {
        for (const [sampleLabels, value] of samples(metrics)) metric.inc({ process: id, ...sampleLabels }, value);
      }
    },
  });
}

/**
 * The library's histogram counts observations one by one; ours are counted already, so this renders them in the shape the registry
 * asks for. `buckets` are cumulative, as the text format wants them.
 */
function durationHistogram(measured: () => readonly Measured[]): Metric {
  const name = 'choreoscope_step_duration_seconds';
  const get = () => ({
    name,
    help: 'Time from when a step was expected until its event',
    type: 'histogram',
    values: measured().flatMap(({ id, metrics }) =>
      [...metrics.durations].flatMap(([step, durations]) => histogramValues(name, { process: id, step }, durations)),
    ),
  });
  // The registry only ever asks a metric for its name and get().
  return { name, get } as unknown as Metric;
}

function histogramValues(name: string, labels: Labels, { buckets, sum, count }: StepDurations): readonly unknown[] {
  const bounds = [...metricsBucketsSeconds.map(String), '+Inf'];
  return [
    ...bounds.map((le, index) => ({
      metricName: `${name}_bucket`,
      labels: { le, ...labels },
      value: buckets[index] ?? count,
    })),
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ];
}
