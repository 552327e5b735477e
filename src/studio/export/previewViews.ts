import { contentView } from "../editors/fileContentView.ts";
import type { ListedFile } from "./listedFiles.ts";
import { pictureType } from "./PicturePreview.tsx";

/** How a file of the export can be looked at: as it is, compared with the previous export, or as a picture. */
export type PreviewView = "text" | "sides" | "inline" | "picture";

interface ViewOption {
  readonly value: PreviewView;
  readonly label: string;
}

/** The views that a file has, the best one first. */
export function previewViews(file: ListedFile): readonly [ViewOption, ...ViewOption[]] {
  const { content, before, change, path } = file;
  const text: ViewOption = { value: "text", label: typeof content === "string" ? "Text" : "Bytes" };
  const isComparable =
    change === "changed" &&
    typeof before === "string" &&
    contentView(before).kind === "text" &&
    contentView(content).kind === "text";
  const difference: readonly ViewOption[] = isComparable
    ? [
        { value: "inline", label: "Changes, in one" },
        { value: "sides", label: "Changes, side by side" },
      ]
    : [];
  if (pictureType(path) !== undefined) return [{ value: "picture", label: "Picture" }, text, ...difference];
  const [first, ...others] = difference;
  return first === undefined ? [text] : [first, ...others, text];
}
