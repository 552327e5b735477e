/**
 * Functions of mathematics whose last bit ECMAScript leaves to the engine, made of operations whose result it fixes:
 * a run must give the same bytes on any machine.
 */

const TURN = 6.283185307179586;

/** The cosine of an angle in turns (1: all the way round). */
export function cosineOfTurns(turns: number): number {
  let angle = turns - Math.floor(turns);
  if (angle > 0.5) angle = 1 - angle;
  // cos is odd around a quarter turn, which keeps the series short.
  const isBeyond = angle > 0.25;
  const x = TURN * (isBeyond ? 0.5 - angle : angle);
  let term = 1;
  let sum = 1;
  for (let i = 2; i <= 20; i += 2) {
    term *= -(x * x) / (i * (i - 1));
    sum += term;
  }
  return isBeyond ? -sum : sum;
}

/** e to the power of x. */
export function exponential(x: number): number {
  // Halved until it is small, and the result squared as often.
  let halvings = 0;
  let small = x;
  while (Math.abs(small) > 0.5 && halvings < 12) {
    small /= 2;
    halvings++;
  }
  let term = 1;
  let sum = 1;
  for (let i = 1; i <= 16; i++) {
    term *= small / i;
    sum += term;
  }
  for (; halvings > 0; halvings--) sum *= sum;
  return sum;
}

/** The natural logarithm of a number from 1 on. */
export function logarithm(x: number): number {
  let rest = x;
  let halvings = 0;
  while (rest > 1.5) {
    rest /= 2;
    halvings++;
  }
  return halvings * Math.LN2 + nearOne(rest);
}

/** ln(x) for x around 1 as 2·artanh((x − 1) / (x + 1)). */
function nearOne(x: number): number {
  const y = (x - 1) / (x + 1);
  let power = y;
  let sum = 0;
  for (let i = 1; i <= 41; i += 2) {
    sum += power / i;
    power *= y * y;
  }
  return 2 * sum;
}
