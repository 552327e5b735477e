/** The type of data under which a streamlet class travels from the palette to the canvas. */
export const classDragType = "application/x-streamwright-class";
