import { z } from 'zod';
import { failure, type Result, success } from '../../shared/result.ts';
import { suggestion } from './fault.ts';

/** One fault of a value, before it is known where in which file it stands. */
export interface ValueFault {
  readonly path: readonly PropertyKey[];
  /** Whether the key itself is wrong or what it holds. */
  readonly at: 'key' | 'value';
  readonly message: string;
}

/** Checks a value against a schema and says everything that is wrong, in sentences. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Result<z.output<Schema>, readonly ValueFault[]> {
  const checked = schema.safeParse(value, { error: sentence });
  return checked.success ? success(checked.data) : failure(checked.error.issues.flatMap(faultsOf));
}

function faultsOf(issue: z.core.$ZodIssue): readonly ValueFault[] {
  if (issue.code === 'unrecognized_keys') {
    const messages = issue.message.split('\n');
    return issue.keys.map((key, index) => ({
      path: [...issue.path, key],
      at: 'key',
      message: messages[index] ?? 'unknown key',
    }));
  }
  return [{ path: issue.path, at: issue.code === 'invalid_key' ? 'key' : 'value', message: issue.message }];
}

/** Schemas' own messages go before these. Unknown keys are one issue a section: a line for each. */
function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return 'is required';
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape) : [];
      return issue.keys.map((key) => `unknown key${suggestion(key, known)}`).join('\n');
    }
    case 'invalid_type':
      return `expected ${kinds[issue.expected] ?? issue.expected}, found ${kindOf(issue.input)}`;
    case 'invalid_value': {
      const values = issue.values.map(String);
      return `expected one of ${values.join(', ')}${suggestion(String(issue.input), values)}`;
    }
    case 'too_small':
      return issue.origin === 'number' ? `must be at least ${issue.minimum}` : 'must not be empty';
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    case 'invalid_key':
      return "may hold letters, digits and '.', '_', '-' only, since it is part of addresses";
    default:
      return undefined;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a section of keys',
  record: 'a section of keys',
};

/** What was found instead. Its kind only: it might be a password. */
function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  return kinds[Array.isArray(value) ? 'array' : typeof value] ?? typeof value;
}
