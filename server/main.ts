import { runCommandLine } from './cli/command-line.ts';
import { createCommands } from './cli/commands.ts';
import { endOnFault } from './cli/end-on-fault.ts';
import { readVersion } from './cli/product.ts';
import { systemClock } from './clock.ts';

endOnFault();
const version = readVersion();
const commands = createCommands({ env: process.env, clock: systemClock, version });
const exitCode = await runCommandLine(process.argv.slice(2), version, commands, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
process.exit(exitCode);
