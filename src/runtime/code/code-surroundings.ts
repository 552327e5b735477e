import type { CodeMeter } from "./budget/code-meter.ts";

/** What a project's code may reach besides the language: time, chance and a place for log lines, all given by the run. */
export interface CodeHost {
  /** Milliseconds. */
  now(): number;
  /** In [0, 1). */
  random(): number;
  log(text: string): void;
  /** Where the code reports what it uses up. */
  readonly meter: CodeMeter;
}

/** Globals of a project's code that stand for those of the browser, so that a run depends on its seed only. */
export function surroundings(host: CodeHost): Readonly<Record<string, unknown>> {
  const refused = Object.fromEntries(OWN_SCHEDULE.map((name) => [name, refusal(name)]));
  return {
    Date: virtualDate(host),
    Math: virtualMath(host),
    performance: { now: () => host.now(), timeOrigin: 0 },
    crypto: virtualCrypto(host),
    ...refused,
  };
}

/** What would run at times of its own, outside of the record at hand. */
const OWN_SCHEDULE = ["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "requestAnimationFrame"];

function refusal(name: string): () => never {
  return () => {
    throw new Error(
      `${name} is not for streamlets, as it would run beside records and checkpoints: register a processing-time timer instead.`,
    );
  };
}

function virtualDate(host: CodeHost): DateConstructor {
  class VirtualDate extends Date {
    constructor(...parts: readonly unknown[]) {
      if (parts.length === 0) super(host.now());
      else super(...(parts as [number]));
    }
    static override now(): number {
      return host.now();
    }
  }
  return VirtualDate as unknown as DateConstructor;
}

function virtualMath(host: CodeHost): Math {
  return Object.create(Math, { random: { value: () => host.random() } }) as Math;
}

/** Random values from the run's seed: for names and samples, not for secrets. */
function virtualCrypto(host: CodeHost): Pick<Crypto, "getRandomValues" | "randomUUID"> {
  const byte = () => Math.floor(host.random() * 256);
  return {
    getRandomValues<T extends ArrayBufferView | null>(array: T): T {
      if (array !== null)
        new Uint8Array(array.buffer, array.byteOffset, array.byteLength).forEach((_, i, bytes) => {
          bytes[i] = byte();
        });
      return array;
    },
    randomUUID() {
      const bytes = Array.from({ length: 16 }, byte);
      // Version 4, variant 1 (RFC 9562, section 5.4).
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      const hex = bytes.map((each) => each.toString(16).padStart(2, "0")).join("");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
  };
}
