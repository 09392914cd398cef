import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text of the repository: its path from the top, with slashes, and what it says. */
export interface Text {
  readonly path: string;
  readonly text: string;
}

const rooms = ['shared', 'server', 'web', 'e2e', 'docs'];
const written = /\.(?:ts|tsx|mjs|css|md)$/;
const generated = /^web\/dist\//;

/** Every source file and page of the rooms below `root`; what is not there is left out. */
export function readTree(root: string): Text[] {
  return rooms
    .flatMap((room) => filesIn(root, room))
    .filter((path) => written.test(path) && !generated.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

function filesIn(root: string, folder: string): string[] {
  try {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(root.length + 1)
          .replaceAll('\\', '/'),
      );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
