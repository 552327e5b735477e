const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const plain = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** `9,999` in full, `12.3K` and above in short. */
export function formatCount(count: number): string {
  return count < 10_000 ? plain.format(count) : compact.format(count);
}

/** Records per second, one decimal below ten. */
export function formatRate(perSecond: number): string {
  return perSecond > 0 && perSecond < 10
    ? `${perSecond.toFixed(1)}/s`
    : `${formatCount(Math.round(perSecond))}/s`;
}

/** Virtual time as `m:ss.t`, with hours where there are some. */
export function formatClock(ms: number): string {
  const tenths = Math.floor(ms / 100) % 10;
  const seconds = Math.floor(ms / 1_000) % 60;
  const minutes = Math.floor(ms / 60_000) % 60;
  const hours = Math.floor(ms / 3_600_000);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${hours > 0 ? `${hours}:${pad(minutes)}` : minutes}:${pad(seconds)}.${tenths}`;
}

export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_048_576) return `${(bytes / 1_024).toFixed(1)} KiB`;
  return `${(bytes / 1_048_576).toFixed(1)} MiB`;
}
