import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../chromium.ts';
import { judged, none, type Outcome } from './counts.ts';
import { countListed, readPlaywrightReport } from './playwright-report.ts';
import { runCommand } from './run-command.ts';
import { readVitestReport } from './vitest-report.ts';

/** One of the things `npm test` runs, one after the other. */
export interface Part {
  readonly name: string;
  run(): Promise<Outcome>;
}

const timeLimitMs = 15 * 60_000;

/** Everything the repository is tested by: each command of `npm run check`, then three kinds of tests. */
export function partsOf(root: string, isCi: boolean): Part[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { check: string } };
  const check = scripts.check.split(' && ').map((line) => commandPart(`check: ${line}`, line, root));
  return [
    ...check,
    vitestPart('unit', ['unit', 'house'], root),
    vitestPart('kafka', ['kafka'], root),
    journeys(root, isCi),
  ];
}

/** A command is one test: exit code 0 or not. */
function commandPart(name: string, line: string, root: string): Part {
  return {
    name,
    async run() {
      const exitCode = await runCommand(line, { root, timeLimitMs });
      if (exitCode === 0) return { counts: { ...none, passed: 1 }, failures: [] };
      return judged({ counts: none, failures: [] }, exitCode);
    },
  };
}

function vitestPart(name: string, projects: readonly string[], root: string): Part {
  const selection = projects.map((project) => `--project ${project}`).join(' ');
  return {
    name,
    run: () =>
      withReport(async (file) => {
        const line = `vitest run ${selection} --reporter=default --reporter=json --outputFile.json=${file}`;
        const exitCode = await runCommand(line, { root, timeLimitMs });
        return judged(readVitestReport(readJson(file), root), exitCode);
      }),
  };
}

function journeys(root: string, isCi: boolean): Part {
  return {
    name: 'e2e',
    run: () =>
      withReport(async (file) => {
        const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file };
        // Where nobody looks at the hint, a skipped test would pass for a passed one.
        if (findChromium() === null && !isCi) {
          await runCommand('playwright test --list --reporter=json', { root, timeLimitMs, env, quiet: true });
          console.log(
            'The e2e tests are skipped: they need Chromium. Install it, or run: npx playwright install chromium',
          );
          return { counts: { ...none, skipped: countListed(readJson(file)) }, failures: [] };
        }
        const exitCode = await runCommand('playwright test --reporter=list,json', { root, timeLimitMs, env });
        return judged(readPlaywrightReport(readJson(file)), exitCode);
      }),
  };
}

/** A place for a report that is gone afterwards; without a report, the part is one failure. */
async function withReport(run: (file: string) => Promise<Outcome>): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'choreoscope-report-'));
  try {
    return await run(join(folder, 'report.json'));
  } catch (error) {
    return { counts: { ...none, failed: 1 }, failures: [`left no report: ${(error as Error).message}`] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
