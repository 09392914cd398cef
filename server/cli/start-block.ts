interface StartBlock {
  readonly version: string;
  /** What is read, as it goes on after "Reading". */
  readonly reads: string;
  readonly url: string;
  readonly ui: boolean;
}

/** What a person sees first: what is read, where to look, how to stop. */
export function startBlock({ version, reads, url, ui }: StartBlock, colour: boolean): string {
  const { bold, dim } = styles(colour);
  const address = ui ? bold(url) : `${bold(`${url}/api/v1`)} ${dim('(no page: --no-ui)')}`;
  return block(version, [`Reading  ${reads}`, `Open     ${address}`, `Stop     Ctrl+C`], colour);
}

/** The same for the demo services on their own: where they produce to, and how to watch that. */
export function producingBlock(version: string, brokers: readonly string[], colour: boolean): string {
  const { bold } = styles(colour);
  const to = brokers.join(',');
  const watch = bold(`npm start -- --brokers ${to} --topic orders`);
  return block(
    version,
    [`Producing  the demo's orders to Kafka at ${to}`, `Watch      ${watch}`, `Stop       Ctrl+C`],
    colour,
  );
}

function block(version: string, lines: readonly string[], colour: boolean): string {
  const { bold, dim } = styles(colour);
  const title = `${bold('Choreoscope')} ${dim(version)}`;
  return ['', title, '', ...lines, '', ''].map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
}

function styles(colour: boolean): { readonly bold: (text: string) => string; readonly dim: (text: string) => string } {
  const style = (on: number) => (text: string) => (colour ? `\u001b[${on}m${text}\u001b[22m` : text);
  return { bold: style(1), dim: style(2) };
}

/** Colour is for people: not for files and pipes, and not for those who said no (NO_COLOR). */
export function wantsColour(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && (env['NO_COLOR'] ?? '') === '';
}
