import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';

/** How long a JVM may take to end by itself before it is killed. */
const stopTimeoutMs = 20_000;

export interface JavaProcess {
  readonly exited: Promise<number | null>;
  hasExited(): boolean;
  /** Asks it to end; kills it where it does not. */
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/**
 * Kills the JVM when this process ends in whatever way, SIGKILL included: a shell waits for the end of its standard input,
 * which comes when the other end of the pipe, ours, is gone.
 */
function dieWithParent(child: ChildProcess): void {
  const script = 'cat > /dev/null; kill -KILL "$0" 2> /dev/null';
  const guard = spawn('sh', ['-c', script, String(child.pid)], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  guard.unref();
  child.once('exit', () => guard.kill('SIGKILL'));
}

/** Starts Java with its output appended to a file, in a process group of its own: Ctrl+C reaches it only through us. */
export function startJava(command: string, options: readonly string[], logFile: string): JavaProcess {
  const output = openSync(logFile, 'a');
  const child = spawn(command, options, { stdio: ['ignore', output, output], detached: true });
  closeSync(output);
  dieWithParent(child);
  const exited = once(child, 'exit').then(() => child.exitCode);
  const hasExited = () => child.exitCode !== null || child.signalCode !== null;
  const end = async (signal: NodeJS.Signals) => {
    if (!hasExited()) child.kill(signal);
    await exited;
  };
  return {
    exited,
    hasExited,
    async stop() {
      const impatience = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
      await end('SIGTERM');
      clearTimeout(impatience);
    },
    kill: () => end('SIGKILL'),
  };
}
