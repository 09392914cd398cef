import { closest, distance } from 'fastest-levenshtein';

/** Where in a configuration something stands. */
export interface ConfigPlace {
  /** The file as the user named it; null where it stands in a variable or a flag. */
  readonly file: string | null;
  /** 1-based; null as above. */
  readonly line: number | null;
  readonly column: number | null;
  /** Dotted path of the setting (`processes.orders.topics`), or the variable's or flag's name; empty for the file as a whole. */
  readonly path: string;
}

/** One thing wrong with a configuration: where and what, for a person. */
export interface ConfigFault extends ConfigPlace {
  readonly message: string;
}

/** `choreoscope.yaml:12:5 processes.orders.topcs: unknown key; did you mean topics?` */
export function renderFault({ file, line, column, path, message }: ConfigFault): string {
  const position = [file, line, column].filter((part) => part !== null).join(':');
  const place = [position, path].filter((part) => part !== '').join(' ');
  return place === '' ? message : `${place}: ${message}`;
}

/** ` ; did you mean …?` where one of the known words is near, else nothing. */
export function suggestion(word: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const lowered = new Map(known.map((each) => [each.toLowerCase(), each]));
  const near = closest(word.toLowerCase(), [...lowered.keys()]);
  const editsMax = Math.max(1, Math.floor(near.length / 3));
  return distance(word.toLowerCase(), near) <= editsMax ? `; did you mean ${lowered.get(near)}?` : '';
}
