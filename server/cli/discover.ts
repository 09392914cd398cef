import { writeFile } from 'node:fs/promises';
import { discoverLog, simplicityDefault } from '../discover/discover-log.ts';
import { LogFault } from '../file/log-fault.ts';
import { explainSkipped } from '../file/skipped-rows.ts';
import { usageError } from './cli-error.ts';
import type { DiscoverFlags } from './command-line.ts';

interface DiscoverOutput {
  /** The answer itself. */
  readonly tell: (text: string) => void;
  /** What a person should know besides. */
  readonly say: (line: string) => void;
}

/** Infers the diagram of a log: BPMN to standard output, unless it goes to a file or the report was asked for. */
export async function runDiscover(path: string, flags: DiscoverFlags, { tell, say }: DiscoverOutput): Promise<void> {
  const discovery = await discoverLog(path, flags.simplicity ?? simplicityDefault).catch((error: unknown) => {
    throw error instanceof LogFault ? usageError(error.message) : error;
  });
  explainSkipped(discovery.skipped).forEach(say);
  if (flags.output !== undefined) await write(flags.output, discovery.xml);
  if (flags.svg !== undefined) await write(flags.svg, discovery.toSvg());
  if (flags.json === true) tell(`${JSON.stringify(discovery.toReport())}\n`);
  else if (flags.output === undefined) tell(discovery.xml);
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const cause = code === 'ENOENT' ? 'its folder does not exist' : code === 'EISDIR' ? 'it is a folder' : `${code}`;
    throw usageError(`${path} cannot be written (${cause}); name another file.`);
  }
}
