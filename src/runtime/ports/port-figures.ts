import type { ApplicationPorts } from "./application-ports.ts";

/** What has gone through a port. */
export interface PortFigures {
  readonly records: number;
  readonly bytes: number;
  /** Records per second lately. */
  readonly rate: number;
}

/** Figures of all ports in use here, by `<streamlet>.<port>`. */
export function portFigures(ports: ApplicationPorts, now: number): ReadonlyMap<string, PortFigures> {
  const figures = new Map<string, PortFigures>();
  for (const { settings, counter } of [...ports.inlets, ...ports.outlets]) {
    const { records, bytes } = counter;
    figures.set(`${settings.streamlet}.${settings.port}`, { records, bytes, rate: counter.rate(now) });
  }
  return figures;
}

export const NO_FIGURES: PortFigures = { records: 0, bytes: 0, rate: 0 };

/** The sums of the figures of several threads. */
export function sumOfFigures(
  all: Iterable<ReadonlyMap<string, PortFigures>>,
): ReadonlyMap<string, PortFigures> {
  const sums = new Map<string, PortFigures>();
  for (const figures of all) {
    for (const [port, { records, bytes, rate }] of figures) {
      const sum = sums.get(port) ?? NO_FIGURES;
      sums.set(port, { records: sum.records + records, bytes: sum.bytes + bytes, rate: sum.rate + rate });
    }
  }
  return sums;
}
