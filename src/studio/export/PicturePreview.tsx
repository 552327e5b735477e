import { useEffect, useState } from "react";
import type { FileContent } from "../../project/index.ts";
import styles from "./ExportPreview.module.css";

const types: Readonly<Record<string, string>> = { svg: "image/svg+xml", png: "image/png" };

/** The media type of a file that is a picture. */
export function pictureType(path: string): string | undefined {
  return types[/\.(svg|png)$/.exec(path)?.[1] ?? ""];
}

/** A picture, fitted into the room there is. */
export function PicturePreview(props: { readonly path: string; readonly content: FileContent }) {
  const { path, content } = props;
  const [url, setUrl] = useState<string>();

  useEffect(() => {
    const part = typeof content === "string" ? content : content.slice();
    const made = URL.createObjectURL(new Blob([part], { type: pictureType(path) ?? "" }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [path, content]);

  return <div className={styles.picture}>{url !== undefined && <img src={url} alt={path} />}</div>;
}
