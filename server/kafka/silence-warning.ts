const silenced = new Set<string>();

function nameOf(warning: string | Error, options: unknown): string {
  if (typeof warning !== 'string') return warning.name;
  if (typeof options === 'string') return options;
  return typeof options === 'object' && options !== null && 'type' in options ? String(options.type) : 'Warning';
}

/** Drops Node's process warnings of one name; all others still appear. Asking twice is the same as once. */
export function silenceWarning(name: string): void {
  if (silenced.size === 0) {
    const emitWarning = process.emitWarning;
    process.emitWarning = (warning: string | Error, ...options: unknown[]) => {
      if (!silenced.has(nameOf(warning, options[0]))) Reflect.apply(emitWarning, process, [warning, ...options]);
    };
  }
  silenced.add(name);
}
