import { dirname, resolve } from 'node:path';
import { mappableNames } from '../../shared/conformance/match-steps.ts';
import type { Reference } from '../../shared/conformance/reference.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import type { ReferenceConfig } from '../config/config.ts';
import { type ConfigFault, suggestion } from '../config/fault.ts';
import { readReference } from './read-reference.ts';

/**
 * Reads the reference a configuration names, relative to the configuration file, and checks that its map names what is there. Faults stand
 * where the setting stands. `readText`: the text of a file, null where there is none.
 */
async function loadReference(
  { file, map, places }: ReferenceConfig,
  readText: (path: string) => string | null,
): Promise<Result<Reference, readonly ConfigFault[]>> {
  const faultAt = (setting: string, message: string): ConfigFault => ({
    ...(places.get(setting) ?? { file: null, line: null, column: null, path: 'reference' }),
    message,
  });
  const configFile = places.get('file')?.file ?? null;
  const text = readText(resolve(configFile === null ? '.' : dirname(configFile), file));
  if (text === null) return failure([faultAt('file', `there is no file ${file} beside the configuration`)]);
  const reference = await readReference(text);
  if (!reference.ok) return failure([faultAt('file', `${file} ${reference.failure}`)]);
  const known = mappableNames(reference.value);
  const unknown = [...map.keys()].filter((name) => !known.has(name));
  if (unknown.length === 0) return reference;
  return failure(
    unknown.map((name) =>
      faultAt(`map.${name}`, `${file} has no task or event of this id or name${suggestion(name, [...known])}`),
    ),
  );
}

/** The references of all processes that have one, by process, or every fault. */
export async function loadReferences(
  processes: readonly { readonly id: string; readonly reference?: ReferenceConfig }[],
  readText: (path: string) => string | null,
): Promise<Result<ReadonlyMap<string, Reference>, readonly ConfigFault[]>> {
  const references = new Map<string, Reference>();
  const faults: ConfigFault[] = [];
  for (const { id, reference } of processes) {
    if (reference === undefined) continue;
    const loaded = await loadReference(reference, readText);
    if (loaded.ok) references.set(id, loaded.value);
    else faults.push(...loaded.failure);
  }
  return faults.length === 0 ? success(references) : failure(faults);
}
