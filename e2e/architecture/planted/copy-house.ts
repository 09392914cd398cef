import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Tool } from './violation.ts';

/** What `npm run check` reads to know the rules; all else in the copied house is planted. */
const ruleBooks = [
  '.gitignore',
  'biome.json',
  'knip.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'tsconfig.test.json',
  ...['shared', 'server', 'web'].map((room) => `${room}/tsconfig.json`),
  'e2e/architecture',
];
const uses = (...paths: readonly string[]): string =>
  paths.map((path, index) => `export { innocent as innocent${index} } from '${path}';\n`).join('');
const toolsOfCheck = ['types', 'lint', 'dead code', 'house'] as const satisfies readonly Tool[];
/** One line for every finding, all of them, where a tool would print some and prettily. */
const plainly: Partial<Record<Tool, readonly string[]>> = { lint: ['--max-diagnostics=none', '--reporter=github'] };

export interface Verdict {
  readonly exitCode: number;
  readonly lines: readonly string[];
}

export interface House {
  plant(path: string, text: string): void;
  /** Runs a part of `npm run check` as package.json has it. */
  check(tool: Tool): Promise<Verdict>;
  remove(): void;
}

/** An empty house with the rules of the one at `root`, in the system's folder for temporary things: the real one is never touched. */
export function copyHouse(root: string): House {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'choreoscope-house-')));
  const { check, dependencies } = manifestOf(root);
  const plant = (path: string, text: string): void => {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  };
  const isRuleBook = (path: string): boolean => !/\.test\.ts$|\/planted$/.test(path);
  for (const path of ruleBooks) cpSync(join(root, path), join(copy, path), { recursive: true, filter: isRuleBook });
  for (const room of ['shared', 'server', 'web']) plant(`${room}/innocent.ts`, 'export const innocent = 1;\n');
  plant('server/main.ts', uses('../shared/innocent.ts', './innocent.ts'));
  plant('web/testing/main.tsx', uses('../innocent.ts'));
  const manifest = { name: 'house', type: 'module', scripts: { check }, devDependencies: dependencies };
  plant('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return {
    plant,
    check(tool) {
      const [command = '', ...options] = (check.split(' && ')[toolsOfCheck.indexOf(tool)] ?? '').split(' ');
      return run(copy, command, [...options, ...(plainly[tool] ?? [])]);
    },
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
}

function manifestOf(root: string) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { scripts, dependencies, devDependencies } = manifest as Record<string, Record<string, string>>;
  const versions = { ...dependencies, ...devDependencies };
  const needed = ['typescript', '@biomejs/biome', 'knip', 'tsx', '@types/node', 'vite'];
  return {
    check: scripts?.['check'] ?? '',
    dependencies: Object.fromEntries(needed.map((name) => [name, versions[name]])),
  };
}

function run(cwd: string, command: string, options: readonly string[]): Promise<Verdict> {
  const path = `${join(cwd, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  const env = { ...process.env, PATH: path, NO_COLOR: '1', FORCE_COLOR: undefined };
  return new Promise((resolve) => {
    execFile(command, options, { cwd, env, maxBuffer: 2 ** 26 }, (error, out, err) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ exitCode, lines: `${out}\n${err}`.split('\n') });
    });
  });
}
