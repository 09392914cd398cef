import { failure, type Result, success } from '../../shared/result.ts';
import type { Config } from './config.ts';
import { type ConfigFault, type ConfigPlace, suggestion } from './fault.ts';
import { configSchema } from './schema.ts';
import { toConfig } from './to-config.ts';
import { type ValueFault, validate } from './validate.ts';

/** One setting from outside the file: a variable or a flag. Precedence: flag, environment, file, default. */
export interface Setting {
  /** The variable or flag, as faults name it. */
  readonly origin: string;
  readonly path: readonly [section: 'kafka' | 'server', ...names: string[]];
  readonly value: unknown;
}

type Kind = 'text' | 'number' | 'boolean';

const variables = {
  'kafka.brokers': 'text',
  'kafka.clientId': 'text',
  'kafka.groupId': 'text',
  'kafka.ssl': 'boolean',
  'kafka.sasl.mechanism': 'text',
  'kafka.sasl.username': 'text',
  'kafka.sasl.password': 'text',
  'server.port': 'number',
  'server.host': 'text',
  'server.origins': 'text',
  'server.insecure': 'boolean',
  'server.ui': 'boolean',
} as const satisfies Record<string, Kind>;

const variableName = (path: string): string => `CHOREOSCOPE_${path.toUpperCase().replaceAll('.', '_')}`;

const settingByVariable: ReadonlyMap<string, { readonly path: Setting['path']; readonly kind: Kind }> = new Map(
  Object.entries(variables).map(([path, kind]) => {
    const [section, ...names] = path.split('.');
    return [variableName(path), { path: [section === 'kafka' ? 'kafka' : 'server', ...names], kind }] as const;
  }),
);

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings among the environment's variables: CHOREOSCOPE_ and the path in capitals (CHOREOSCOPE_SERVER_PORT). A variable
 * of the kafka or server section that does not exist is a fault; all others are the command line's. Empty means not set.
 */
export function readEnvironment(environment: Environment): {
  readonly settings: readonly Setting[];
  readonly faults: readonly ConfigFault[];
} {
  const settings: Setting[] = [];
  const faults: ConfigFault[] = [];
  for (const [name, text] of Object.entries(environment)) {
    if (!/^CHOREOSCOPE_(?:KAFKA|SERVER)_/.test(name) || !text) continue;
    const known = settingByVariable.get(name);
    if (known) settings.push({ origin: name, path: known.path, value: readValue(text, known.kind) });
    else faults.push(faultOf(name, `unknown variable${suggestion(name, [...settingByVariable.keys()])}`));
  }
  return { settings, faults };
}

/** What cannot be read stays text, for the schema to complain about. */
function readValue(text: string, kind: Kind): unknown {
  if (kind === 'number') return /^\d+$/.test(text) ? Number(text) : text;
  if (kind === 'boolean' && /^(?:true|1)$/i.test(text)) return true;
  if (kind === 'boolean' && /^(?:false|0)$/i.test(text)) return false;
  return text;
}

/** A document with the settings laid over it; the document itself is left alone. */
export function overlaid(document: unknown, settings: readonly Setting[]): unknown {
  return settings.reduce<unknown>((under, { path, value }) => withValue(under, path, value), document ?? {});
}

function withValue(under: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (under !== undefined && under !== null && (typeof under !== 'object' || Array.isArray(under))) return under;
  const section = { ...under } as Readonly<Record<string, unknown>>;
  return { ...section, [name]: withValue(section[name], rest, value) };
}

/** The configuration with the environment's settings over it, checked again. */
export function applyEnvironment(config: Config, environment: Environment): Result<Config, readonly ConfigFault[]> {
  const { settings, faults } = readEnvironment(environment);
  const applied = applySettings(config, settings);
  if (faults.length === 0) return applied;
  return failure([...(applied.ok ? [] : applied.failure), ...faults]);
}

/** The configuration with settings over it (flags, say), checked again. */
export function applySettings(config: Config, settings: readonly Setting[]): Result<Config, readonly ConfigFault[]> {
  const sections = { ...(config.kafka && { kafka: config.kafka }), server: config.server };
  const checked = validate(configSchema, overlaid(sections, settings));
  if (!checked.ok) {
    return failure(
      checked.failure.map((fault) => settingFault(fault, settings) ?? faultOf(fault.path.join('.'), fault.message)),
    );
  }
  const { kafka, server } = toConfig(checked.value, (path) => ({ ...nowhere, path: path.join('.') }));
  return success({ ...config, kafka, server });
}

/** The fault as one of the setting it comes from; null where it comes from none. */
export function settingFault({ path, message }: ValueFault, settings: readonly Setting[]): ConfigFault | null {
  const place = settingPlace(path, settings);
  return place && { ...place, message };
}

/** The setting that says what stands under a path; null where none does. */
export function settingPlace(path: readonly PropertyKey[], settings: readonly Setting[]): ConfigPlace | null {
  const dotted = path.join('.');
  const setting = settings.findLast((each) => `${dotted}.`.startsWith(`${each.path.join('.')}.`));
  return setting ? { ...nowhere, path: setting.origin } : null;
}

const nowhere = { file: null, line: null, column: null } as const;
const faultOf = (path: string, message: string): ConfigFault => ({ ...nowhere, path, message });
