import { type Project, textOf } from "../project.ts";

/** Computes something of each file's text and keeps it while that text stays the same. */
export class FileCache<Answer> {
  readonly #compute: (path: string, text: string) => Answer;
  readonly #answers = new Map<string, { readonly text: string; readonly answer: Answer }>();

  constructor(compute: (path: string, text: string) => Answer) {
    this.#compute = compute;
  }

  /** The answer for a text; the same object as last time for the same text. */
  of(path: string, text: string): Answer {
    const known = this.#answers.get(path);
    if (known !== undefined && known.text === text) return known.answer;
    const answer = this.#compute(path, text);
    this.#answers.set(path, { text, answer });
    return answer;
  }

  /** Forgets files that the project no longer has. */
  forgetAllBut(project: Project): void {
    for (const path of this.#answers.keys()) {
      if (textOf(project, path) === undefined) this.#answers.delete(path);
    }
  }
}
