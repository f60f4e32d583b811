/** Several symbols typed or pasted at once, separated by commas, semicolons or white space. */
export function parseSymbolList(text: string): readonly string[] {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  return parts.length > 1 ? [...new Set(parts)] : [];
}

/** Symbols that match what was typed: those that begin with it first, then those that contain it. */
export function filterSymbols(symbols: readonly string[], query: string): readonly string[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return symbols;
  const pasted = new Set(parseSymbolList(wanted));
  if (pasted.size > 0) return symbols.filter((symbol) => pasted.has(symbol.toLowerCase()));
  const starting: string[] = [];
  const containing: string[] = [];
  for (const symbol of symbols) {
    const at = symbol.toLowerCase().indexOf(wanted);
    if (at === 0) starting.push(symbol);
    else if (at > 0) containing.push(symbol);
  }
  return [...starting, ...containing];
}
