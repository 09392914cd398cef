import { z } from 'zod';
import { fieldPathFault } from '../../shared/event/field-path.ts';
import type { DurationMs } from '../../shared/ids.ts';
import { parseDuration } from './duration.ts';

/** The configuration file's schema: every key of it, with the sentence for each wrong value. Unknown keys are faults. */

const text = z.string().min(1);
/** A list, also as one text with commas, which is how environment and flags write it. */
const listOf = <Item extends z.ZodType>(item: Item) => z.preprocess(splitAtCommas, z.array(item));
const splitAtCommas = (value: unknown) =>
  typeof value === 'string' ? value.split(',').flatMap((part) => part.trim() || []) : value;
/** A list, also as its only item; event types may contain commas. */
const oneOrMore = <Item extends z.ZodType>(item: Item) => z.preprocess(listed, z.array(item));
const listed = (value: unknown) => (Array.isArray(value) || value === undefined || value === null ? value : [value]);
const notEmpty = [(list: readonly unknown[]) => list.length > 0, 'must not be empty'] as const;

const duration = z.string('expected an ISO 8601 duration such as PT10M').transform((value, context): DurationMs => {
  const parsed = parseDuration(value);
  if (parsed.ok) return parsed.value;
  context.addIssue(parsed.failure);
  return z.NEVER;
});

const fieldPath = z.unknown().transform((value, context): string => {
  const isExpression = typeof value === 'object' && value !== null && 'expression' in value;
  const fault = isExpression
    ? 'expressions are not supported yet; name the field: key, header.NAME or value.PATH'
    : fieldPathFault(typeof value === 'string' ? value : JSON.stringify(value));
  if (fault === null) return String(value);
  context.addIssue(fault);
  return z.NEVER;
});
const fieldPaths = oneOrMore(fieldPath).refine(...notEmpty);

const share = z.unknown().transform((value, context): number => {
  const percent = typeof value === 'string' ? /^(\d+(?:\.\d+)?) ?%$/.exec(value) : null;
  const number = percent ? Number(percent[1]) / 100 : value;
  if (typeof number === 'number' && number > 0 && number <= 1) return number;
  context.addIssue('expected a share such as 80% or 0.8');
  return z.NEVER;
});

const webAddress = z
  .string()
  .refine((value) => /^https?:\/\/\S+$/.test(value), 'expected an address such as https://…');
const origin = z
  .string()
  .refine(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    'expected an origin such as https://host or https://host:8443, without a path',
  );
const broker = z.string().regex(/^[^\s:/]+:\d{1,5}$|^\[[\da-fA-F:]+\]:\d{1,5}$/, 'expected a broker as host:port');

const kafkaSchema = z.strictObject({
  brokers: listOf(broker).refine(...notEmpty),
  clientId: text.default('choreoscope'),
  groupId: text.nullable().default(null),
  ssl: z.boolean().default(false),
  sasl: z
    .strictObject({ mechanism: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']), username: text, password: text })
    .nullable()
    .default(null),
  schemaRegistry: z
    .preprocess(
      (value) => (typeof value === 'string' ? { url: value } : value),
      z.strictObject({ url: webAddress, username: text.optional(), password: text.optional() }),
    )
    .optional(),
});

const serverSchema = z.strictObject({
  port: z.number().int().min(0).max(65_535).default(8080),
  host: text.default('127.0.0.1'),
  auth: z.literal('none', 'only none is supported yet').default('none'),
  origins: listOf(origin).default([]),
  insecure: z.boolean().default(false),
  ui: z.boolean().default(true),
});

const storeSchema = z.strictObject({
  dir: text.optional(),
  retention: duration.optional(),
  payloads: z.boolean().optional(),
});

const activities = oneOrMore(text);

const outcomesSchema = z
  .strictObject({
    completed: activities.optional(),
    expired: activities.optional(),
    failed: activities.optional(),
    cancelled: activities.optional(),
    compensated: activities.optional(),
  })
  .superRefine((outcomes, context) => {
    const seen = new Map<string, string>();
    for (const [outcome, types] of Object.entries(outcomes)) {
      for (const type of types ?? []) {
        const message = `'${type}' already ends an order as ${seen.get(type)}`;
        if (seen.has(type)) context.addIssue({ code: 'custom', path: [outcome], message });
        seen.set(type, outcome);
      }
    }
  });

const slaSchema = z.strictObject({
  endToEnd: duration.nullable().default(null),
  default: duration.nullable().default(null),
  steps: z.record(z.string(), duration).default({}),
  atRisk: share.default(0.8),
});

const payloadSchema = z.strictObject({
  default: z.enum(['none', 'masked', 'full']).default('masked'),
  show: oneOrMore(fieldPath).default([]),
});

const linksSchema = z.strictObject({
  kafkaUi: webAddress.nullable().default(null),
  trace: webAddress.nullable().default(null),
});

const processSchema = z.strictObject({
  name: text.optional(),
  topics: listOf(text).refine(...notEmpty),
  order: fieldPaths.optional(),
  activity: fieldPaths.optional(),
  time: fieldPaths.optional(),
  source: fieldPaths.optional(),
  id: fieldPaths.optional(),
  correlation: fieldPaths.optional(),
  causation: fieldPaths.optional(),
  lifecycle: fieldPaths.optional(),
  event: z.record(z.string(), z.strictObject({ order: fieldPaths.optional() })).default({}),
  labels: z.record(z.string(), text).default({}),
  start: activities.optional(),
  outcomes: outcomesSchema.optional(),
  attributes: z.record(z.string(), fieldPaths).optional(),
  sla: slaSchema.prefault({}),
  compensation: z.record(z.string(), text).optional(),
  publish: z
    .strictObject({ expired: z.boolean().optional(), completed: z.boolean().optional(), topic: text.optional() })
    .optional(),
  alerts: z.array(z.strictObject({ on: text, step: text.optional(), webhook: webAddress })).optional(),
  actions: z.array(z.strictObject({ label: text, step: text.optional(), url: webAddress })).optional(),
  reference: z.strictObject({ file: text, map: z.record(z.string(), text).optional() }).optional(),
  payload: payloadSchema.prefault({}),
  links: linksSchema.prefault({}),
});

export const configSchema = z.strictObject({
  kafka: kafkaSchema.optional(),
  processes: z.record(z.string(), processSchema).default({}),
  store: storeSchema.optional(),
  server: serverSchema.prefault({}),
});

/** Apart from the rest, so that a wrong id does not hide what is wrong inside its process. */
export const processIdsSchema = z.looseObject({
  processes: z.record(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/), z.unknown()).optional(),
});

export type ConfigDocument = z.output<typeof configSchema>;
export type ProcessDocument = z.output<typeof processSchema>;
