/** How well a title answers a query: the lower the better; undefined when it does not. Every word must occur in it. */
export function matchRank(query: string, title: string): number | undefined {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const text = title.toLowerCase();
  let rank = 0;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return undefined;
    const isWordStart = at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
    rank += (isWordStart ? 0 : 1000) + at;
  }
  return rank + text.length / 1000;
}

/** The entries that answer the query, the best first, at most `limit`. An empty query keeps the order. */
export function bestMatches<Entry extends { readonly title: string }>(
  query: string,
  entries: readonly Entry[],
  limit: number,
): readonly Entry[] {
  if (query.trim() === "") return entries.slice(0, limit);
  return entries
    .flatMap((entry) => {
      const rank = matchRank(query, entry.title);
      return rank === undefined ? [] : [{ entry, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ entry }) => entry);
}
