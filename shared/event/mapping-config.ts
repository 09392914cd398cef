/** Where a field of the event is found: `key`, `header.NAME`, `value.PATH`; several: the first that exists. */
export type FieldPath = string;

export interface MappingConfig {
  readonly order: readonly FieldPath[];
  readonly activity: readonly FieldPath[];
  readonly time: readonly FieldPath[];
  readonly source: readonly FieldPath[];
  readonly id: readonly FieldPath[];
  readonly correlation: readonly FieldPath[];
  readonly lifecycle: readonly FieldPath[];
  /** Overrides per event type. */
  readonly event: Readonly<Record<string, { readonly order?: readonly FieldPath[] }>>;
}
