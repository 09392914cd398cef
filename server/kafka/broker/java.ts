import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BrokerUnavailable } from './broker-unavailable.ts';

const run = promisify(execFile);
const javaVersionMin = 17;

/** The command that starts Java; throws `BrokerUnavailable` where there is none, or one too old for Kafka 4. */
export async function findJava(): Promise<string> {
  const home = process.env['JAVA_HOME'];
  const command = home === undefined || home === '' ? 'java' : join(home, 'bin', 'java');
  const version = await run(command, ['-version']).then(
    ({ stderr }) => Number(/version "(?:1\.)?(\d+)/.exec(stderr)?.[1]),
    () => null,
  );
  if (version === null) {
    throw new BrokerUnavailable(`A local Kafka needs Java ${javaVersionMin} or newer, and none was found: install it.`);
  }
  if (version < javaVersionMin) {
    throw new BrokerUnavailable(`A local Kafka needs Java ${javaVersionMin} or newer; this is ${version}: update it.`);
  }
  return command;
}
