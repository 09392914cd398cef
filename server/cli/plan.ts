import type { Reference } from '../../shared/conformance/reference.ts';
import type { Result } from '../../shared/result.ts';
import { validateBinding } from '../config/binding.ts';
import type { Config } from '../config/config.ts';
import { demoConfig, zeroConfig } from '../config/defaults.ts';
import { type ConfigFault, renderFault } from '../config/fault.ts';
import { loadConfig } from '../config/load-config.ts';
import { applySettings, type Environment, readEnvironment, type Setting } from '../config/settings.ts';
import { loadReferences } from '../conformance/load-reference.ts';
import { usageError } from './cli-error.ts';
import type { ServeFlags, ServerFlags } from './command-line.ts';

/** What the plan needs of the world around. */
export interface Surroundings {
  readonly env: Environment;
  /** The text of a file; null where there is none. */
  readonly readText: (path: string) => string | null;
}

const defaultFile = './choreoscope.yaml';
const brokersVariable = 'CHOREOSCOPE_KAFKA_BROKERS';

/**
 * The configuration that `serve` runs with: the topics named, else a configuration file, else the demo (a configuration without
 * brokers). Flags go before the environment, that before the file. Throws a CliError with every fault.
 */
export function planServe(flags: ServeFlags, { env, readText }: Surroundings): Config {
  if (flags.topic !== undefined) return checked(planTopics(flags, flags.topic, env));
  const file = flags.config ?? defaultFile;
  const text = readText(file);
  if (text !== null) return checked(planFile(file, text, flags, env));
  if (flags.config !== undefined) throw noFile(file);
  if (brokersOf(flags, env) !== undefined) {
    throw usageError('Name what to watch: --topic NAME, as often as needed, or a configuration with --config FILE.');
  }
  return checked(overlay(demoConfig([]), flags, env));
}

/** The configuration of a command that brings its own processes: only the server's settings are read. */
export function planOwn(own: Config, flags: ServerFlags, { env }: Surroundings): Config {
  return checked(overlay(own, flags, env));
}

/** Reads a configuration file for its faults alone. */
export function planCheck(flags: { readonly config?: string }, { env, readText }: Surroundings): Config {
  const file = flags.config ?? defaultFile;
  const text = readText(file);
  if (text === null) throw noFile(file);
  return checked(accept(loadConfig(text, file, env)));
}

/** The reference models the processes are measured by, read and checked. Throws a CliError with every fault. */
export async function planReferences(
  { processes }: Config,
  { readText }: Surroundings,
): Promise<ReadonlyMap<string, Reference>> {
  const loaded = await loadReferences(processes, readText);
  if (loaded.ok) return loaded.value;
  throw faulty(loaded.failure);
}

function planTopics(flags: ServeFlags, topics: readonly string[], env: Environment): Config {
  if (flags.config !== undefined) {
    throw usageError('--topic and --config exclude each other; name the topics in the configuration.');
  }
  const brokers = brokersOf(flags, env);
  if (brokers === undefined) throw usageError('--topic needs the brokers as well: --brokers HOST:PORT.');
  // The brokers come with the flags or the environment, and are checked there.
  return overlay(zeroConfig({ brokers: [], topics }), flags, env);
}

function planFile(file: string, text: string, flags: ServeFlags, env: Environment): Config {
  const config = accept(applySettings(accept(loadConfig(text, file, env)), settingsOf(flags)));
  if (config.kafka === null && config.processes.length > 0) {
    throw usageError(`${file} names no brokers; add kafka.brokers to it, or give --brokers HOST:PORT.`);
  }
  if (config.kafka !== null && config.processes.length === 0) {
    throw usageError(`${file} names nothing to watch; add a process with its topics under processes.`);
  }
  return config;
}

function overlay(config: Config, flags: ServeFlags, env: Environment): Config {
  const { settings, faults } = readEnvironment(env);
  if (faults.length > 0) throw faulty(faults);
  return accept(applySettings(config, [...settings, ...settingsOf(flags)]));
}

function checked(config: Config): Config {
  const refusal = validateBinding(config.server);
  if (refusal !== null) throw usageError(refusal);
  return config;
}

function brokersOf(flags: ServeFlags, env: Environment): string | undefined {
  return flags.brokers ?? (env[brokersVariable] || undefined);
}

function settingsOf({ brokers, port, host, ui, insecure }: ServeFlags): readonly Setting[] {
  const settings: readonly Setting[] = [
    { origin: '--brokers', path: ['kafka', 'brokers'], value: brokers },
    { origin: '--port', path: ['server', 'port'], value: port },
    { origin: '--host', path: ['server', 'host'], value: host },
    // Not asking for the API alone says nothing: the file or the environment may.
    { origin: '--no-ui', path: ['server', 'ui'], value: ui ? undefined : false },
    { origin: '--insecure', path: ['server', 'insecure'], value: insecure },
  ];
  return settings.filter(({ value }) => value !== undefined);
}

function accept(loaded: Result<Config, readonly ConfigFault[]>): Config {
  if (loaded.ok) return loaded.value;
  throw faulty(loaded.failure);
}

function faulty(faults: readonly ConfigFault[]): Error {
  return usageError(faults.map(renderFault).join('\n'));
}

function noFile(file: string): Error {
  return usageError(`There is no configuration ${file}; name another with --config, or leave it out to see the demo.`);
}
