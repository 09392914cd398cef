/** Text that arrives in pieces, as the lines that each piece completes; the last one also where nothing ends it. */
export async function* readLineBatches(chunks: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  yield [rest];
}

/** The same line by line. */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const lines of readLineBatches(chunks)) yield* lines;
}

/** Everything that arrives, once it is all there. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
