import { readFileSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { demoConfig } from '../config/defaults.ts';
import { ensureWebBuilt } from './build-web.ts';
import { usageError } from './cli-error.ts';
import type { Commands } from './command-line.ts';
import { composeReplay, composeServe } from './compose.ts';
import { composeDemo, produceDemo } from './compose-demo.ts';
import { runDiscover } from './discover.ts';
import { planCheck, planOwn, planReferences, planServe, type Surroundings } from './plan.ts';
import { logProblems } from './problem-log.ts';
import { packageRoot } from './product.ts';
import { type Composition, serve } from './serve.ts';
import { producingBlock, startBlock, wantsColour } from './start-block.ts';
import { stopSignal } from './stop-signal.ts';

interface CommandsOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly version: string;
}

/** The commands as they run in a terminal: answers on stdout, everything that goes on meanwhile on stderr. */
export function createCommands({ env, clock, version }: CommandsOptions): Commands {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const tell = (text: string): void => void process.stdout.write(text);
  const surroundings: Surroundings = { env, readText };
  const composing = { clock, say };

  async function run(composition: Composition): Promise<void> {
    const { server, reads, runtimes } = composition;
    const staticDir = server.ui ? await ensureWebBuilt(packageRoot, say) : null;
    const stop = stopSignal(clock, env);
    let stopLooking = (): void => {};
    const started = (url: string): void => {
      tell(startBlock({ version, reads, url, ui: server.ui }, wantsColour(process.stdout, env)));
      stopLooking = logProblems(
        runtimes.map((runtime) => runtime.process),
        clock,
        say,
      );
    };
    await serve(composition, { clock, version, staticDir, started, stop });
    stopLooking();
  }

  return {
    async serve(flags) {
      const config = planServe(flags, surroundings);
      warnOfUnused(config, say);
      const references = await planReferences(config, surroundings);
      await run(composeServe(config, { ...composing, references }));
    },
    async demo(flags) {
      const config = planOwn(demoConfig([]), flags, surroundings);
      if (config.kafka === null) return run(composeDemo(config, composing));
      const { kafka } = config;
      const started = (): void => tell(producingBlock(version, kafka.brokers, wantsColour(process.stdout, env)));
      return produceDemo(kafka, composing, started, stopSignal(clock, env));
    },
    async replay(log, flags) {
      await run(await composeReplay(log, flags, composing, (own) => planOwn(own, flags, surroundings)));
    },
    discover: (log, flags) => runDiscover(log, flags, { tell, say }),
    async check(flags) {
      const config = planCheck(flags, surroundings);
      await planReferences(config, surroundings);
      warnOfUnused(config, say);
      const names = config.processes.map(({ id, topics }) => `${id} (${topics.join(', ')})`);
      tell(`The configuration is fine. It watches ${names.join('; ') || 'nothing yet'}.\n`);
    },
  };
}

function warnOfUnused({ notYetUsed }: Config, say: (line: string) => void): void {
  if (notYetUsed.length > 0) say(`Well-formed, but not used yet: ${notYetUsed.join(', ')}.`);
}

/** Null only where there is no such file: one that cannot be read is not taken for a missing one. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw usageError(`${path} cannot be read (${(error as Error).message}).`);
  }
}
