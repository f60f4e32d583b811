/** Search parameters of the pages: what an address can say, and nothing else. */
type Raw = Readonly<Record<string, unknown>>;

function text(raw: Raw, key: string): string | undefined {
  const value = raw[key];
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
}

/** Keeps the named parameters that hold text or a number, as text. */
export function pick<K extends string>(...keys: readonly K[]): (raw: Raw) => { [key in K]?: string } {
  return (raw) => {
    const found: { [key in K]?: string } = {};
    for (const key of keys) {
      const value = text(raw, key);
      if (value !== undefined) found[key] = value;
    }
    return found;
  };
}
