import { type Document, LineCounter, parseDocument } from 'yaml';
import { failure, type Result, success } from '../../shared/result.ts';
import type { Config } from './config.ts';
import type { ConfigFault, ConfigPlace } from './fault.ts';
import { locate } from './locate.ts';
import { configSchema, processIdsSchema } from './schema.ts';
import { type Environment, overlaid, readEnvironment, settingFault, settingPlace } from './settings.ts';
import { toConfig } from './to-config.ts';
import { validate } from './validate.ts';

/**
 * Reads a configuration file (YAML) and lays the environment's settings over it. Either the whole configuration, completed with
 * defaults, or every fault with its line and column; `fileName` is how faults name the file.
 */
export function loadConfig(
  text: string,
  fileName: string,
  environment: Environment = {},
): Result<Config, readonly ConfigFault[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number, path: string): ConfigPlace => {
    const { line, col } = lines.linePos(offset);
    return { file: fileName, line: Math.max(line, 1), column: Math.max(col, 1), path };
  };
  const faultAt = (offset: number, path: string, message: string): ConfigFault => ({
    ...placeAt(offset, path),
    message,
  });
  if (document.errors.length > 0)
    return failure(document.errors.map(({ pos, message }) => faultAt(pos[0], '', message)));
  const content = contentOf(document);
  if (!content.ok) return failure([faultAt(0, '', content.failure)]);

  const { settings, faults } = readEnvironment(environment);
  const overlay = overlaid(content.value, settings);
  const ids = validate(processIdsSchema, overlay);
  const checked = validate(configSchema, overlay);
  if (checked.ok && ids.ok && faults.length === 0) {
    return success(
      toConfig(
        checked.value,
        (path, at) => settingPlace(path, settings) ?? placeAt(locate(document, path, at), path.join('.')),
      ),
    );
  }
  const valueFaults = [
    ...(checked.ok ? [] : checked.failure),
    ...(ids.ok ? [] : ids.failure.filter(({ at }) => at === 'key')),
  ].map((fault) => {
    const path = writtenPath(document, fault.path);
    return settingFault(fault, settings) ?? faultAt(locate(document, path, fault.at), path.join('.'), fault.message);
  });
  return failure([...valueFaults.sort(byPosition), ...faults]);
}

/** Where one value may stand for a list, the list's first item is that value and has no number. */
function writtenPath(document: Document, path: readonly PropertyKey[]): readonly PropertyKey[] {
  return path.at(-1) === 0 && !document.hasIn(path) ? path.slice(0, -1) : path;
}

/** Aliases may be unresolvable or expand without bound; the library throws then. */
function contentOf(document: Document): Result<unknown, string> {
  try {
    return success(document.toJS());
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}

const byPosition = (one: ConfigFault, other: ConfigFault): number =>
  (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
