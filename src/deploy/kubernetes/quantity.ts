/** Kubernetes quantities (`500m`, `1Gi`) as numbers. */

const factors: ReadonlyMap<string, number> = new Map([
  ["n", 1e-9],
  ["u", 1e-6],
  ["m", 1e-3],
  ["", 1],
  ["k", 1e3],
  ["K", 1e3],
  ["M", 1e6],
  ["G", 1e9],
  ["T", 1e12],
  ["P", 1e15],
  ["E", 1e18],
  ["Ki", 2 ** 10],
  ["Mi", 2 ** 20],
  ["Gi", 2 ** 30],
  ["Ti", 2 ** 40],
  ["Pi", 2 ** 50],
  ["Ei", 2 ** 60],
]);

/** Whether a text is a quantity as Cloudflow accepts it: without an exponent. */
export function isQuantity(text: string): boolean {
  return quantityNumber(text) !== undefined || /^\+?0+(\.0*)?$/.test(text.trim());
}

/** The number that a quantity stands for (cores, bytes); undefined when it is none or not positive. */
export function quantityNumber(text: string): number | undefined {
  const match = /^\+?(\d+\.?\d*|\.\d+)([a-zA-Z]*)$/.exec(text.trim());
  const factor = factors.get(match?.[2] ?? "");
  if (match === null || factor === undefined) return undefined;
  const number = Number(match[1]) * factor;
  return number > 0 ? number : undefined;
}

/** Bytes as a Flink memory size in whole mebibytes (`1024m`), at least one. */
export function flinkMemory(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 2 ** 20))}m`;
}
