import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { CliError, usageError } from './cli-error.ts';

/** What the options of a serving command say; what was not given is left out. */
export interface ServerFlags {
  /** A number where it was one; what else was written is for the configuration's check to complain about. */
  readonly port?: number | string;
  readonly host?: string;
  /** False when --no-ui was given; commander fills in true. */
  readonly ui: boolean;
  readonly insecure?: boolean;
}

export interface ServeFlags extends ServerFlags {
  readonly brokers?: string;
  readonly topic?: readonly string[];
  readonly config?: string;
}

export interface ReplayFlags extends ServerFlags {
  readonly duration?: string;
  readonly speed?: number;
}

export interface DiscoverFlags {
  readonly output?: string;
  readonly svg?: string;
  readonly json?: boolean;
  /** 0 to 100. */
  readonly simplicity?: number;
}

/** One function per command; each resolves when the command is done, and throws a CliError where it cannot be. */
export interface Commands {
  serve(flags: ServeFlags): Promise<void>;
  demo(flags: ServerFlags & { readonly brokers?: string }): Promise<void>;
  replay(log: string, flags: ReplayFlags): Promise<void>;
  discover(log: string, flags: DiscoverFlags): Promise<void>;
  check(flags: { readonly config?: string }): Promise<void>;
}

interface Output {
  out(text: string): void;
  err(text: string): void;
}

/**
 * Runs the command that `args` name (`serve` where they name none) and resolves to the exit code: 0 fine, 1 failed, 2 wrong usage or
 * configuration. Anything else than a CliError is a fault of the program and rejects.
 */
export async function runCommandLine(
  args: readonly string[],
  version: string,
  commands: Commands,
  { out, err }: Output,
): Promise<0 | 1 | 2> {
  const program = createProgram(version, commands, out);
  try {
    await program.parseAsync(nameCommand(args), { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const known = error instanceof CommanderError ? usageError(sentenceOf(error)) : error;
    if (!(known instanceof CliError)) throw known;
    err(`${known.message}\n`);
    return known.exitCode;
  }
}

function createProgram(version: string, commands: Commands, out: Output['out']): Command {
  const program = new Command('choreoscope')
    .description('Infers the BPMN diagram of your processes from Kafka events and shows live where every order is.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: () => {} })
    .helpCommand(false)
    .addHelpText(
      'after',
      '\nWithout a command: serve. Every option also exists as an environment variable, CHOREOSCOPE_….',
    );

  serving(program.command('serve'))
    .summary('watch the processes of a configuration, or the topics named; without either: the demo')
    .option('--brokers <host:port,…>', 'the Kafka brokers to begin with')
    .addOption(variable('topic', '--topic <name>', 'a topic to watch, as often as needed').argParser(collect))
    .addOption(variable('config', '--config <file>', 'the configuration (./choreoscope.yaml where it exists)'))
    .action(commands.serve);

  serving(program.command('demo'))
    .summary('the demo services: in this process, or producing to a broker')
    .option('--brokers <host:port,…>', 'produce to these brokers instead')
    .action(commands.demo);

  serving(program.command('replay'))
    .summary('show an event log (XES, CSV or JSONL, .gz too) as if it were live')
    .argument('<log>', 'the event log')
    .addOption(variable('duration', '--duration <time>', 'the whole log in this time (PT2M)').conflicts('speed'))
    .addOption(variable('speed', '--speed <factor>', 'times faster than it was; 0: as it reads').argParser(parseSpeed))
    .action(commands.replay);

  program
    .command('discover')
    .summary('infer the diagram of an event log (XES, CSV or JSONL, .gz too): BPMN 2.0')
    .argument('<log>', 'the event log')
    .addOption(variable('output', '-o, --output <file>', 'write the diagram here instead of standard output'))
    .addOption(variable('svg', '--svg <file>', 'write a picture with frequencies'))
    .addOption(variable('json', '--json', 'print quality and timings instead of the diagram'))
    .addOption(
      variable('simplicity', '--simplicity <0..100>', 'how much is shown; 100: everything').argParser(parseSimplicity),
    )
    .action(commands.discover);

  program
    .command('check')
    .summary('check a configuration: every fault with line and column')
    .addOption(variable('config', '--config <file>', 'the configuration (./choreoscope.yaml)'))
    .action(commands.check);

  addUnbuilt(program, 'inspect');
  return program;
}

function serving(command: Command): Command {
  return command
    .option('--port <number>', 'the port to listen on (8080)', numberOrText)
    .option('--host <address>', 'the address to listen on (127.0.0.1)')
    .option('--no-ui', 'API and tracking alone, no page')
    .option('--insecure', 'allow an address that others can reach, although nobody has to sign in');
}

/** Promised by the interface, not there yet: said plainly, and not listed as working. */
function addUnbuilt(program: Command, name: string): void {
  program
    .command(name, { hidden: true })
    .allowUnknownOption()
    .allowExcessArguments()
    .action(() => {
      throw usageError(`choreoscope ${name} is not built yet; choreoscope --help lists what is.`);
    });
}

/** The command may be left out. Done here and not by commander, so that a misspelled command is called just that. */
function nameCommand(args: readonly string[]): readonly string[] {
  const [first] = args;
  const named = first !== undefined && (!first.startsWith('-') || /^(-h|--help|-V|--version)$/.test(first));
  return named ? args : ['serve', ...args];
}

function sentenceOf(error: CommanderError): string {
  const text = error.message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[.\s]*$/, '');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}. See choreoscope --help.`;
}

/** An option that is also an environment variable and no setting of the configuration (those are read with it). */
function variable(name: string, flags: string, description: string): Option {
  return new Option(flags, description).env(`CHOREOSCOPE_${name.toUpperCase()}`);
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const numberOrText = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text);

function parseSpeed(text: string): number {
  const speed = Number(text);
  if (text.trim() === '' || !Number.isFinite(speed) || speed < 0) {
    throw new InvalidArgumentError('A speed is a number such as 60; 0 is as fast as it reads.');
  }
  return speed;
}

function parseSimplicity(text: string): number {
  const simplicity = Number(text);
  if (text.trim() === '' || !(simplicity >= 0 && simplicity <= 100)) {
    throw new InvalidArgumentError('Simplicity is a number from 0 to 100.');
  }
  return simplicity;
}
