export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The curve of a wire, as the canvas draws it: start, two points that pull it, end. */
export type WireCurve = readonly [start: Point, pull: Point, pull: Point, end: Point];

const curvature = 0.32;

/** A wire leaves to the right and arrives from the left; one that runs back swings out beyond both ends. */
export function wireCurve(start: Point, end: Point): WireCurve {
  const distance = end.x - start.x;
  const pull = distance >= 0 ? distance / 2 : curvature * 25 * Math.sqrt(-distance);
  return [start, { x: start.x + pull, y: start.y }, { x: end.x - pull, y: end.y }, end];
}
