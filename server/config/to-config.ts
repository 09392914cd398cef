import type { MappingConfig } from '../../shared/event/mapping-config.ts';
import { type Activity, toActivity } from '../../shared/ids.ts';
import type { Outcome } from '../../shared/order/state.ts';
import type { Config, KafkaConfig, ProcessConfig, ReferenceConfig, ServerConfig } from './config.ts';
import { defaultProcess } from './defaults.ts';
import type { ConfigPlace } from './fault.ts';
import type { ConfigDocument, ProcessDocument } from './schema.ts';

/** Where a setting stands, by its path. */
export type PlaceOf = (path: readonly string[], at: 'key' | 'value') => ConfigPlace;

/** From the file's words to the program's. */
export function toConfig(document: ConfigDocument, placeOf: PlaceOf): Config {
  return {
    kafka: document.kafka ? toKafka(document.kafka) : null,
    processes: Object.entries(document.processes).map(([id, process]) => toProcess(id, process, placeOf)),
    server: toServer(document.server),
    notYetUsed: notYetUsed(document),
  };
}

const toKafka = ({ schemaRegistry: _, ...kafka }: NonNullable<ConfigDocument['kafka']>): KafkaConfig => kafka;
const toServer = ({ auth: _, ...server }: ConfigDocument['server']): ServerConfig => server;

function toProcess(id: string, process: ProcessDocument, placeOf: PlaceOf): ProcessConfig {
  const base = defaultProcess(id, process.topics);
  return {
    ...base,
    name: process.name ?? base.name,
    mapping: toMapping(process),
    labels: process.labels,
    start: process.start?.map(toActivity) ?? null,
    outcomes: process.outcomes ? toOutcomes(process.outcomes) : null,
    sla: { ...process.sla, steps: byActivity(process.sla.steps) },
    payload: process.payload,
    links: process.links,
    ...(process.reference && { reference: toReference(id, process.reference, placeOf) }),
  };
}

/** The file itself is read when the program starts; its faults stand where it is named. */
function toReference(
  id: string,
  { file, map = {} }: NonNullable<ProcessDocument['reference']>,
  placeOf: PlaceOf,
): ReferenceConfig {
  const path = ['processes', id, 'reference'];
  return {
    file,
    map: byActivityName(map),
    places: new Map([
      ['file', placeOf([...path, 'file'], 'value')],
      ...Object.keys(map).map((name) => [`map.${name}`, placeOf([...path, 'map', name], 'key')] as const),
    ]),
  };
}

const byActivityName = (map: Readonly<Record<string, string>>): ReadonlyMap<string, Activity> =>
  new Map(Object.entries(map).map(([name, type]) => [name, toActivity(type)]));

/** Only what is configured; null where nothing is, so that conventions read everything. */
function toMapping(process: ProcessDocument): Partial<MappingConfig> | null {
  const { order, activity, time, source, id, correlation, lifecycle } = process;
  const overrides = Object.entries(process.event).map(([type, event]) => [
    type,
    event.order ? { order: event.order } : {},
  ]);
  const mapping: Partial<MappingConfig> = {
    ...(order && { order }),
    ...(activity && { activity }),
    ...(time && { time }),
    ...(source && { source }),
    ...(id && { id }),
    ...(correlation && { correlation }),
    ...(lifecycle && { lifecycle }),
    ...(overrides.length > 0 && { event: Object.fromEntries(overrides) }),
  };
  return Object.keys(mapping).length > 0 ? mapping : null;
}

const toOutcomes = (outcomes: NonNullable<ProcessDocument['outcomes']>): ReadonlyMap<Activity, Outcome> =>
  new Map(
    (['completed', 'expired', 'failed', 'cancelled', 'compensated'] as const).flatMap((outcome) =>
      (outcomes[outcome] ?? []).map((activity) => [toActivity(activity), outcome] as const),
    ),
  );

const byActivity = <Value>(values: Readonly<Record<string, Value>>): ReadonlyMap<Activity, Value> =>
  new Map(Object.entries(values).map(([activity, value]) => [toActivity(activity), value]));

const laterProcessKeys = ['causation', 'attributes', 'compensation', 'publish', 'alerts', 'actions'] as const;

function notYetUsed(document: ConfigDocument): readonly string[] {
  const inProcesses = Object.entries(document.processes).flatMap(([id, process]) =>
    laterProcessKeys.filter((key) => process[key] !== undefined).map((key) => `processes.${id}.${key}`),
  );
  return [
    ...(document.kafka?.schemaRegistry ? ['kafka.schemaRegistry'] : []),
    ...inProcesses,
    ...(document.store ? ['store'] : []),
  ];
}
