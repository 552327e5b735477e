/** The known name that a mistyped one most likely stands for. */

/** Longer names than this are not compared: people do not mistype them, and comparing costs their product. */
const longestCompared = 200;

/** The candidate with the smallest edit distance, if at most a third of the name's length (at least 2) differs. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > longestCompared) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  const lower = name.toLowerCase();
  const rows = [new Uint16Array(longestCompared + 1), new Uint16Array(longestCompared + 1)] as const;
  for (const candidate of candidates) {
    if (candidate.length > longestCompared || candidate === name) continue;
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), bestDistance, rows);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * Levenshtein distance, with two rows kept; `limit` where it is that or more. The rows hold one number more than `b`
 * has characters, which lower case can make more than there were.
 */
function editDistance(
  a: string,
  b: string,
  limit: number,
  [first, second]: readonly [Uint16Array, Uint16Array],
): number {
  if (b.length >= first.length) return limit;
  let [row, next] = [first, second];
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const code = a.charCodeAt(i - 1);
    let left = i;
    let smallest = i;
    next[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (code === b.charCodeAt(j - 1) ? 0 : 1);
      left = Math.min(replaced, (row[j] ?? 0) + 1, left + 1);
      next[j] = left;
      if (left < smallest) smallest = left;
    }
    // No later row can hold less than this one's least.
    if (smallest >= limit) return limit;
    [row, next] = [next, row];
  }
  return row[b.length] ?? 0;
}
