const exact = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** A number of records for a small space: exact up to 9,999, then like `12.3K`. */
export function formatCount(count: number): string {
  return count < 10_000 ? exact.format(count) : short.format(count);
}

/** Records per second for a small space: one decimal below 10. */
export function formatRate(rate: number): string {
  return rate > 0 && rate < 10 ? `${rate.toFixed(1)}/s` : `${formatCount(Math.round(rate))}/s`;
}
