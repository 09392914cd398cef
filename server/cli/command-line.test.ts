import { describe, expect, test } from 'vitest';
import { usageError } from './cli-error.ts';
import { type Commands, runCommandLine } from './command-line.ts';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly calls: readonly unknown[];
}

async function run(line: string, overrides: Partial<Commands> = {}): Promise<Run> {
  const calls: unknown[] = [];
  const text = { out: '', err: '' };
  const note =
    (name: string) =>
    async (...given: unknown[]): Promise<void> => {
      calls.push([
        name,
        ...given.filter((value) => !(typeof value === 'object' && value !== null && 'commands' in value)),
      ]);
    };
  const commands: Commands = {
    serve: note('serve'),
    demo: note('demo'),
    replay: note('replay'),
    discover: note('discover'),
    check: note('check'),
    ...overrides,
  };
  const output = {
    out(more: string) {
      text.out += more;
    },
    err(more: string) {
      text.err += more;
    },
  };
  const code = await runCommandLine(line.split(' ').filter(Boolean), '1.2.3', commands, output);
  return { code, ...text, calls };
}

describe('commands', () => {
  test.each([
    ['', ['serve', { ui: true }]],
    ['--port 0 --no-ui', ['serve', { port: 0, ui: false }]],
    ['serve --brokers a:1,b:2 --topic x --topic y', ['serve', { brokers: 'a:1,b:2', topic: ['x', 'y'], ui: true }]],
    [
      '--config flow.yaml --host 0.0.0.0 --insecure',
      ['serve', { config: 'flow.yaml', host: '0.0.0.0', insecure: true, ui: true }],
    ],
    ['demo --brokers a:1', ['demo', { brokers: 'a:1', ui: true }]],
    ['replay log.xes.gz --speed 60', ['replay', 'log.xes.gz', { speed: 60, ui: true }]],
    ['replay log.jsonl --duration PT2M', ['replay', 'log.jsonl', { duration: 'PT2M', ui: true }]],
    ['discover log.csv', ['discover', 'log.csv', {}]],
    [
      'discover log.xes -o m.bpmn --svg m.svg --json --simplicity 40',
      ['discover', 'log.xes', { output: 'm.bpmn', svg: 'm.svg', json: true, simplicity: 40 }],
    ],
    ['check --config flow.yaml', ['check', { config: 'flow.yaml' }]],
  ])('[GW20] "%s"', async (line, call) => {
    expect(await run(line)).toMatchObject({ code: 0, err: '', calls: [call] });
  });

  test('[GW20] help and version are no faults', async () => {
    const help = await run('--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const word of ['serve', 'demo', 'replay', 'discover', 'check']) expect(help.out).toContain(word);
    expect(help.out).not.toMatch(/inspect/);
    expect(await run('--version')).toMatchObject({ code: 0, out: '1.2.3\n' });
    expect((await run('replay --help')).out).toContain('--speed');
  });
});

describe('wrong usage', () => {
  test.each([
    ['--prot 80', "Unknown option '--prot' (Did you mean --port?). See choreoscope --help."],
    ['serv', "Unknown command 'serv' (Did you mean serve?). See choreoscope --help."],
    ['replay', "Missing required argument 'log'. See choreoscope --help."],
    ['replay log.xes --speed -1', /A speed is a number such as 60/],
    ['replay log.xes --speed 2 --duration PT2M', /cannot be used with option/],
    ['serve more', /Too many arguments for 'serve'/],
    ['inspect --brokers a:1', 'choreoscope inspect is not built yet; choreoscope --help lists what is.'],
    ['discover', "Missing required argument 'log'. See choreoscope --help."],
    ['discover log.xes --simplicity 101', /Simplicity is a number from 0 to 100/],
    ['discover log.xes --simplicity much', /Simplicity is a number from 0 to 100/],
  ])('[GW21] "%s" is one sentence and exit code 2', async (line, sentence) => {
    const { code, out, err, calls } = await run(line);
    expect({ code, out, calls }).toEqual({ code: 2, out: '', calls: [] });
    if (typeof sentence === 'string') expect(err).toBe(`${sentence}\n`);
    else expect(err).toMatch(sentence);
    expect(err.trimEnd()).not.toContain('\n');
  });

  test('[GW21] what a command refuses decides the exit code', async () => {
    const serve = (): Promise<void> => Promise.reject(usageError('Port 8080 is taken.'));
    expect(await run('', { serve })).toMatchObject({ code: 2, err: 'Port 8080 is taken.\n' });
  });

  test('[GW23] a fault of ours is not called wrong usage', async () => {
    const serve = (): Promise<void> => Promise.reject(new TypeError('oops'));
    await expect(run('', { serve })).rejects.toThrow('oops');
  });
});
