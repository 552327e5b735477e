/** Several edits one after the other, handed out as one batch that refers to the text before all of them. */
import { applyEdits, type HoconDocument, parse, type TextEdit } from "../../hocon/index.ts";

/** A run of the original text that is still there, or text that was put in. */
type Piece =
  | { readonly kind: "kept"; readonly start: number; readonly end: number }
  | { readonly kind: "inserted"; readonly text: string };

export interface TextSession {
  /** The document after the edits so far. */
  readonly document: HoconDocument;
  apply(edits: readonly TextEdit[]): void;
  /** All edits so far as one batch against the original text. */
  edits(): readonly TextEdit[];
}

export function startTextSession(original: HoconDocument): TextSession {
  let document = original;
  let pieces: readonly Piece[] = [{ kind: "kept", start: 0, end: original.text.length }];
  return {
    get document() {
      return document;
    },
    apply(edits) {
      if (edits.length === 0) return;
      const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
      pieces = applyToPieces(pieces, sorted);
      document = parse(applyEdits(document.text, edits));
    },
    edits: () => batchOf(pieces, original.text.length),
  };
}

function applyToPieces(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const result: Piece[] = [];
  let offset = 0;
  for (const { range, newText } of edits) {
    result.push(...slice(pieces, offset, range.start));
    if (newText !== "") result.push({ kind: "inserted", text: newText });
    offset = range.end;
  }
  result.push(...slice(pieces, offset, Number.POSITIVE_INFINITY));
  return result;
}

/** The pieces of a range of the current text. */
function slice(pieces: readonly Piece[], start: number, end: number): readonly Piece[] {
  const result: Piece[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const length = piece.kind === "kept" ? piece.end - piece.start : piece.text.length;
    const from = Math.max(0, start - offset);
    const to = Math.min(length, end - offset);
    if (from < to) {
      result.push(
        piece.kind === "kept"
          ? { kind: "kept", start: piece.start + from, end: piece.start + to }
          : { kind: "inserted", text: piece.text.slice(from, to) },
      );
    }
    offset += length;
  }
  return result;
}

function batchOf(pieces: readonly Piece[], length: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let offset = 0;
  let inserted = "";
  const end: Piece = { kind: "kept", start: length, end: length };
  for (const piece of [...pieces, end]) {
    if (piece.kind === "inserted") {
      inserted += piece.text;
      continue;
    }
    if (inserted !== "" || piece.start > offset) {
      edits.push({ range: { start: offset, end: piece.start }, newText: inserted });
    }
    inserted = "";
    offset = piece.end;
  }
  return edits;
}
