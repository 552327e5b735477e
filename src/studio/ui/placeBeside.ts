interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

interface Place {
  readonly left: number;
  readonly top: number;
}

const opposite = { top: "bottom", bottom: "top", left: "right", right: "left" } as const;

/** Room between the two, and between the placed one and the edge of the window, in px. */
const gap = 6;
const margin = 8;

/**
 * Where something of a size goes beside an anchor: on the wanted side or, where the window leaves no room there, on
 * the other one; moved along the anchor so that all of it is in the window. In px from the window's corner.
 */
export function placeBeside(anchor: Box, own: Size, side: keyof typeof opposite, window: Size): Place {
  const isUpright = side === "top" || side === "bottom";
  const room = (place: Place) =>
    isUpright ? fits(place.top, own.height, window.height) : fits(place.left, own.width, window.width);
  const wanted = beside(anchor, own, side);
  const other = beside(anchor, own, opposite[side]);
  const chosen = room(wanted) || !room(other) ? wanted : other;
  return {
    left: clamp(chosen.left, window.width - own.width - margin),
    top: clamp(chosen.top, window.height - own.height - margin),
  };
}

function beside(anchor: Box, own: Size, side: keyof typeof opposite): Place {
  const middle = {
    left: anchor.left + (anchor.width - own.width) / 2,
    top: anchor.top + (anchor.height - own.height) / 2,
  };
  switch (side) {
    case "top":
      return { ...middle, top: anchor.top - own.height - gap };
    case "bottom":
      return { ...middle, top: anchor.top + anchor.height + gap };
    case "left":
      return { ...middle, left: anchor.left - own.width - gap };
    case "right":
      return { ...middle, left: anchor.left + anchor.width + gap };
  }
}

function fits(start: number, length: number, room: number): boolean {
  return start >= 0 && start + length <= room;
}

function clamp(value: number, most: number): number {
  return Math.max(margin, Math.min(value, most));
}
