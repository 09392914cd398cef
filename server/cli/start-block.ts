interface StartBlock {
  readonly version: string;
  /** What is read, as it goes on after "Reading". */
  readonly reads: string;
  readonly url: string;
  readonly ui: boolean;
}

/** What a person sees first: what is read, where to look, how to stop. */
export function startBlock({ version, reads, url, ui }: StartBlock, colour: boolean): string {
  const bold = (text: string): string => (colour ? `\u001b[1m${text}\u001b[22m` : text);
  const dim = (text: string): string => (colour ? `\u001b[2m${text}\u001b[22m` : text);
  const address = ui ? bold(url) : `${bold(`${url}/api/v1`)} ${dim('(no page: --no-ui)')}`;
  return [
    '',
    `  ${bold('Choreoscope')} ${dim(version)}`,
    '',
    `  Reading  ${reads}`,
    `  Open     ${address}`,
    `  Stop     Ctrl+C`,
    '',
    '',
  ].join('\n');
}

/** Colour is for people: not for files and pipes, and not for those who said no (NO_COLOR). */
export function wantsColour(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && (env['NO_COLOR'] ?? '') === '';
}
