/** Pixels per unit of the drawing: sharp on the screens of today. */
const wantedScale = 2;
/** What every browser draws, and without a noticeable stop: the longest side in pixels, and the number of pixels. */
const longestSide = 16_000;
const mostPixels = 24_000_000;

/** How many pixels a unit of the drawing gets: two, or fewer where the picture would become too large to draw. */
export function pictureScale(width: number, height: number): number {
  return Math.min(
    wantedScale,
    longestSide / Math.max(width, height, 1),
    Math.sqrt(mostPixels / Math.max(width * height, 1)),
  );
}

/** An SVG drawing as PNG. Rejects with a sentence when the browser cannot draw it. */
export async function diagramPicture(svg: string): Promise<Uint8Array> {
  const image = await imageOf(svg);
  const scale = pictureScale(image.width, image.height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("The browser could not draw the diagram at this size.");
  return new Uint8Array(await blob.arrayBuffer());
}

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return image;
  } catch {
    throw new Error("The browser could not read the diagram.");
  } finally {
    URL.revokeObjectURL(url);
  }
}
