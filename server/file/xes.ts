import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { instantOf } from '../../shared/event/instant.ts';
import { type EpochMs, toActivity, toOrderId } from '../../shared/ids.ts';
import type { LogEvent } from './log-event.ts';
import { LogFault } from './log-fault.ts';

type EventFields = Omit<LogEvent, 'orderId' | 'activity'> & { readonly activity: string };
type Attributes = Map<string, string>;

/** XES names are written with or without a prefix for the standard's namespace. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Elements whose attributes are read; deeper ones are attributes of attributes. */
const isTrace = (path: readonly string[]) => path.length === 2 && path[0] === 'log' && path[1] === 'trace';
const isEvent = (path: readonly string[]) => path.length === 3 && path[1] === 'trace' && path[2] === 'event';

/** Collects traces while text is pushed in; a file of any size needs only the memory of its longest trace. */
class XesReader {
  readonly #path: string[] = [];
  readonly #name: string;
  readonly #parser = new SaxesParser();
  #traceAttributes: Attributes = new Map();
  #eventAttributes: Attributes = new Map();
  #events: EventFields[] = [];
  #traces: LogEvent[][] = [];
  #traceCount = 0;

  constructor(name: string) {
    this.#name = name;
    this.#parser.on('opentag', (tag) => this.#open(tag));
    this.#parser.on('closetag', () => this.#close());
    this.#parser.on('error', ({ message }) => {
      throw this.#fault(message.replace(/^\d+:\d+: /, '').replace(/\.$/, ''));
    });
  }

  /** The traces that have come to their end with this text. */
  push(text: string): readonly (readonly LogEvent[])[] {
    this.#parser.write(text);
    return this.#traces.splice(0);
  }

  end(): void {
    this.#parser.close();
  }

  #fault(what: string): LogFault {
    return new LogFault(`${this.#name} line ${this.#parser.line}: ${what}.`);
  }

  #open({ name, attributes }: SaxesTagPlain): void {
    const { key, value } = attributes;
    if (this.#path.length === 0 && localName(name) !== 'log') throw this.#fault(`<${name}> does not begin an XES log`);
    if (key !== undefined && value !== undefined) {
      if (isEvent(this.#path)) this.#eventAttributes.set(key, value);
      else if (isTrace(this.#path)) this.#traceAttributes.set(key, value);
    }
    this.#path.push(localName(name));
    if (isTrace(this.#path)) this.#traceAttributes = new Map();
    if (isEvent(this.#path)) this.#eventAttributes = new Map();
  }

  #close(): void {
    if (isEvent(this.#path)) this.#events.push(this.#readEvent(this.#eventAttributes));
    if (isTrace(this.#path)) {
      this.#traceCount += 1;
      const orderId = toOrderId(this.#traceAttributes.get('concept:name') ?? `order-${this.#traceCount}`);
      this.#traces.push(this.#events.map((event) => ({ ...event, orderId, activity: toActivity(event.activity) })));
      this.#events = [];
    }
    this.#path.pop();
  }

  #readEvent(attributes: Attributes): EventFields {
    const activity = attributes.get('concept:name');
    if (activity === undefined) throw this.#fault('this event has no concept:name');
    return {
      activity,
      lifecycle: attributes.get('lifecycle:transition')?.toLowerCase() ?? null,
      at: this.#readTime(attributes.get('time:timestamp')),
      resource: attributes.get('org:resource') ?? null,
      eventId: attributes.get('identity:id') ?? null,
    };
  }

  #readTime(text: string | undefined): EpochMs | null {
    if (text === undefined) return null;
    const at = instantOf(text);
    if (at === null) throw this.#fault(`"${text}" is no time:timestamp`);
    return at;
  }
}

/**
 * The traces of an XES log (IEEE 1849) in the order of the file, read as a stream. A trace without a concept:name is named by its number.
 * Throws `LogFault` with the line where the text is no XES.
 */
export async function* readXes(name: string, chunks: AsyncIterable<string>): AsyncGenerator<readonly LogEvent[]> {
  const reader = new XesReader(name);
  for await (const chunk of chunks) yield* reader.push(chunk);
  reader.end();
}
