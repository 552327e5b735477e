import { useEffect, useState } from "react";
import { sentenceOf } from "../workspace/sentenceOf.ts";
import { useStudio } from "../workspace/studio.tsx";
import { diagramPicture } from "./diagramPicture.ts";

interface Drawn {
  readonly svg: string;
  /** Undefined where the browser could not draw it, of which the user was told. */
  readonly png: Uint8Array | undefined;
}

/** A drawing as PNG; until it is drawn, the one before. */
export function usePicture(svg: string | undefined): {
  readonly png: Uint8Array | undefined;
  readonly isDrawing: boolean;
} {
  const { panels } = useStudio();
  const [drawn, setDrawn] = useState<Drawn>();

  useEffect(() => {
    if (svg === undefined) return;
    let isOver = false;
    const take = (png: Uint8Array | undefined) => !isOver && setDrawn({ svg, png });
    diagramPicture(svg).then(take, (error: unknown) => {
      take(undefined);
      panels.getState().notify("warning", sentenceOf(error));
    });
    return () => {
      isOver = true;
    };
  }, [svg, panels]);

  if (svg === undefined) return { png: undefined, isDrawing: false };
  return { png: drawn?.png, isDrawing: drawn?.svg !== svg };
}
