/** Orders of one morning and the payments for them: most in full, some short, a few never, in shuffled order. */

const orderCount = 600;
/** 2026-01-05 08:00 UTC. */
const morning = 1_767_600_000_000;
const customers = [
  "Amara",
  "Bjarne",
  "Chiara",
  "Devi",
  "Emre",
  "Freya",
  "Goran",
  "Hana",
  "Ines",
  "Jonas",
  "Keiko",
  "Liam",
];
const countries = ["AT", "DE", "DK", "ES", "FR", "IT", "NL", "PT", "SE"];
const methods = ["CARD", "CARD", "CARD", "WALLET", "WALLET", "TRANSFER"];

/** Mulberry32: a small generator whose numbers in [0, 1) are the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function jsonLines(records: readonly unknown[]): string {
  return `${records.map((record) => JSON.stringify(record)).join("\n")}\n`;
}

/** Data files by path within the example. */
export function orderSettlementData(): ReadonlyMap<string, string> {
  const random = randomFrom(20260105);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

  const orders = Array.from({ length: orderCount }, (_, index) => ({
    orderId: 7_001 + index,
    customer: pick(customers),
    country: pick(countries),
    amountCents: 500 + Math.floor(random() ** 2 * 24_500),
    placedAt: morning + index * 9_000 + Math.floor(random() * 9_000),
  }));

  const payments = orders.flatMap((order) => {
    const luck = random();
    if (luck < 0.03) return [];
    const missingCents =
      luck < 0.08 ? 100 + Math.floor(random() * 400) : luck < 0.12 ? Math.floor(random() * 50) : 0;
    return [
      {
        paymentId: `P-${order.orderId.toString(36).toUpperCase()}`,
        orderId: order.orderId,
        method: pick(methods),
        paidCents: order.amountCents - missingCents,
        paidAt: order.placedAt + Math.floor(random() * 90_000),
      },
    ];
  });
  payments.sort((a, b) => a.paidAt - b.paidAt);

  return new Map([
    ["data/orders.jsonl", jsonLines(orders)],
    ["data/payments.jsonl", jsonLines(payments)],
  ]);
}
