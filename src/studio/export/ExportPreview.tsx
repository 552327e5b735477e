import { Copy, Download } from "lucide-react";
import { useMemo } from "react";
import { sizeText } from "../../project/index.ts";
import { CodePreview } from "../editors/CodePreview.tsx";
import { contentView } from "../editors/fileContentView.ts";
import { ReadOnlyText } from "../editors/ReadOnlyText.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import { copyText } from "../workspace/copyText.ts";
import { useStudio } from "../workspace/studio.tsx";
import { download } from "./download.ts";
import styles from "./ExportPreview.module.css";
import type { ListedFile } from "./listedFiles.ts";
import { PicturePreview, pictureType } from "./PicturePreview.tsx";
import { type PreviewView, previewViews } from "./previewViews.ts";

/** One file of the export, to read, to compare with the previous export, to copy and to download. */
export function ExportPreview(props: {
  readonly file: ListedFile;
  /** The view that the user chose last, which other files have too. */
  readonly wanted: PreviewView | undefined;
  readonly onView: (view: PreviewView | undefined) => void;
}) {
  const { file, wanted } = props;
  const { path, content } = file;
  const { panels } = useStudio();
  const views = previewViews(file);
  const view = views.find((one) => one.value === wanted)?.value ?? views[0].value;

  function save(): void {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const name = path.slice(path.lastIndexOf("/") + 1);
    download(name, bytes, pictureType(path) ?? "application/octet-stream");
  }

  return (
    <section className={styles.preview} aria-label={`Preview of ${path}`}>
      <header className={styles.header}>
        <span className={styles.path} title={path}>
          {path}
        </span>
        {views.length > 1 && (
          <div className={styles.view}>
            <Select
              label="View of the file"
              hideLabel
              size="s"
              value={view}
              options={views}
              onChange={(value) => props.onView(views.find((one) => one.value === value)?.value)}
            />
          </div>
        )}
        {typeof content === "string" && (
          <IconButton
            label="Copy file"
            icon={<Copy />}
            size="s"
            side="left"
            onClick={() => void copyText(panels, path, content)}
          />
        )}
        <IconButton label="Download file" icon={<Download />} size="s" side="left" onClick={save} />
      </header>
      {file.change === "removed" && (
        <p className={styles.gone}>
          The previous export wrote this file; this one does not. A folder that was written then still has it.
        </p>
      )}
      <Content file={file} view={view} />
    </section>
  );
}

function Content(props: { readonly file: ListedFile; readonly view: PreviewView }) {
  const { path, content, before } = props.file;
  const shown = useMemo(() => contentView(content), [content]);
  if (props.view === "picture") return <PicturePreview path={path} content={content} />;
  if (props.view !== "text" && typeof content === "string" && typeof before === "string") {
    return <CodePreview path={path} text={content} before={before} isSideBySide={props.view === "sides"} />;
  }
  switch (shown.kind) {
    case "text":
      return <CodePreview path={path} text={typeof content === "string" ? content : ""} />;
    case "excerpt":
      return (
        <ReadOnlyText
          label={`Beginning of ${path}`}
          note={`The first ${sizeText(shown.text.length)} of ${sizeText(shown.length)}; all of it is exported.`}
          text={shown.text}
        />
      );
    case "bytes":
      return (
        <ReadOnlyText
          label={`First bytes of ${path}`}
          note={`This is ${shown.what} (${sizeText(shown.size)}).`}
          text={shown.dump}
        />
      );
    case "absent":
      return null;
  }
}
