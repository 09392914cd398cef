/** A fault nobody expected ends the program in one sentence: state is a fold over the log, so a fresh start is the safe way on. */
export function endOnFault(): void {
  const end = (reason: unknown): never => {
    const message = reason instanceof Error ? reason.message : String(reason);
    process.stderr.write(
      `Choreoscope stopped because of a fault of its own (${message}${placeOf(reason)}); start it again, and please report this.\n`,
    );
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** Where in our sources it happened, so that a report can be acted on; no stack trace. */
function placeOf(reason: unknown): string {
  const frame = reason instanceof Error ? reason.stack?.match(/\/((?:server|shared|node_modules)\/[^\s)]+)/) : null;
  return frame?.[1] === undefined ? '' : ` at ${frame[1]}`;
}
