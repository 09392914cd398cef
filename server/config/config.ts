import type { MappingConfig } from '../../shared/event/mapping-config.ts';
import type { Activity } from '../../shared/ids.ts';
import type { SlaConfig } from '../../shared/order/sla.ts';
import type { Outcome } from '../../shared/order/state.ts';
import type { ConfigPlace } from './fault.ts';

/** The configuration after it was read, checked and completed with defaults; field paths as in interface.md. */
export interface Config {
  readonly kafka: KafkaConfig | null;
  readonly processes: readonly ProcessConfig[];
  readonly server: ServerConfig;
  /** Paths of settings that are well-formed but do nothing yet; the command line warns of them. */
  readonly notYetUsed: readonly string[];
}

export interface KafkaConfig {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly groupId: string | null;
  readonly ssl: boolean;
  readonly sasl: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  } | null;
}

export interface ServerConfig {
  readonly port: number;
  readonly host: string;
  readonly origins: readonly string[];
  readonly insecure: boolean;
  readonly ui: boolean;
}

export interface ProcessConfig {
  readonly id: string;
  readonly name: string;
  readonly topics: readonly string[];
  /** null: conventions are recognised record by record. */
  readonly mapping: Partial<MappingConfig> | null;
  readonly labels: Readonly<Record<string, string>>;
  /** null: inferred. */
  readonly start: readonly Activity[] | null;
  /** null: inferred; else activity → outcome. */
  readonly outcomes: ReadonlyMap<Activity, Outcome> | null;
  readonly sla: SlaConfig;
  readonly payload: { readonly default: 'none' | 'masked' | 'full'; readonly show: readonly string[] };
  readonly links: { readonly kafkaUi: string | null; readonly trace: string | null };
  /** The model that orders are measured by (B29); none where it is not configured. */
  readonly reference?: ReferenceConfig;
}

export interface ReferenceConfig {
  /** As written: relative to the configuration file. */
  readonly file: string;
  /** Element id or name → event type. */
  readonly map: ReadonlyMap<string, Activity>;
  /** Where its settings stand, by dotted path below `reference`, since its file is read and checked later. */
  readonly places: ReadonlyMap<string, ConfigPlace>;
}
