/** Says, in one sentence, that something failed which should not, and that the program goes on. */
export function reportFault(who: string, say: (line: string) => void): (cause: unknown) => void {
  return (cause) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    say(`${who}: something failed that should not (${reason}); going on.`);
  };
}
