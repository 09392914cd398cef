import { Command } from 'commander';
import { appendToPixelBench } from './append-to-pixel/append-to-pixel.ts';
import { type Bench, BenchSkipped } from './bench.ts';
import { changeBench, flickerBench, tablesBench } from './change/change.ts';
import { ingestBench } from './ingest/ingest.ts';
import { layoutBench } from './layout/layout.ts';
import { memoryBench } from './memory/memory.ts';
import { mineBench, qualityBench } from './model/model.ts';
import { versusPm4pyBench } from './model/versus-pm4py.ts';
import { replayBench } from './replay/replay.ts';
import { tokensBench } from './tokens/tokens.ts';

const benches: readonly Bench[] = [
  ingestBench,
  memoryBench,
  mineBench,
  versusPm4pyBench,
  qualityBench,
  layoutBench,
  replayBench,
  tokensBench,
  appendToPixelBench,
  tablesBench,
  changeBench,
  flickerBench,
];

/** `npm run bench [-- NAME …]`: figures as JSON lines on standard output, everything said to people on standard error. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    console.error(`There is no bench ${unknown.join(', ')}; there are ${benches.map(({ name }) => name).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  for (const bench of benches) {
    if (names.length > 0 && !names.includes(bench.name)) continue;
    try {
      for await (const figure of bench.run()) console.log(JSON.stringify(figure));
    } catch (error) {
      if (!(error instanceof BenchSkipped)) throw error;
      console.error(`${bench.name} is skipped. ${error.message}`);
    }
  }
}

const program = new Command('bench')
  .description('Measures the product; ratios compare within one run.')
  .argument('[names...]', `which of ${benches.map(({ name }) => name).join(', ')}; all where none is named`);
await main(program.parse().args);
// A browser or a socket that still closes must not hold up the next command.
process.exit();
