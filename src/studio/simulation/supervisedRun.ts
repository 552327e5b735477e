import { EMPTY_RECORDING, Inquiry, type RunRecording, type Verdict } from "../../runtime/index.ts";
import type { RunPosition, RunSign } from "./runSigns.ts";
import type { Sandbox } from "./sandbox.ts";
import { createSandboxLink, type SandboxLink, type SandboxLinkParts } from "./sandboxLink.ts";
import type { SimulationUpdate, StartRequest, StartResult } from "./simulationService.ts";

/** Real time between two questions whether the worker still answers, in ms. */
const pingMs = 1_000;

/** What is said where the project's code does not even let a run begin. */
const readingMessage =
  "Reading the streamlets' code did not end. Look for an endless loop outside of the logic.";

const parallelMessage =
  "The simulation did not answer for 5 seconds, so it was ended. A task manager that does not return is replaced in a parallel run; look for an endless loop in a streamlet of another runtime, or run on virtual time: there the call is found and fails.";

export interface RunListener {
  update(update: SimulationUpdate): void;
  /** The run does not answer: it is repeated, to find where it is stuck or to go on without the call that was found. */
  repeating(purpose: "find" | "judge"): void;
  /** A call of the logic was found that never returns. */
  judged(verdict: Verdict): void;
  /** The run cannot go on. */
  failed(reason: string): void;
  /** The speed that is wanted now. */
  speed(): number;
}

/** What the page knows of a run from its signs. */
interface Known {
  readonly recording: RunRecording;
  readonly position: RunPosition | undefined;
  readonly call: Extract<RunSign, { kind: "call" }>;
}

const nothingKnown: Known = {
  recording: EMPTY_RECORDING,
  position: undefined,
  call: { kind: "call", call: undefined, isExact: false },
};

/**
 * A run in a sandbox that the page watches. Where the sandbox falls silent it is ended, and a run on virtual time is
 * repeated in another one: with each call of the logic told, until it is stuck again, and then without the call that
 * it was stuck in.
 */
export class SupervisedRun {
  readonly #parts: SandboxLinkParts;
  readonly #request: StartRequest;
  readonly #listener: RunListener;
  readonly #inquiry = new Inquiry();
  #link: SandboxLink;
  #watchdog: ReturnType<typeof setInterval> | undefined;
  #known = nothingKnown;
  #isOver = false;

  /** `link`: where it begins, from now on its own. */
  constructor(parts: SandboxLinkParts, link: SandboxLink, request: StartRequest, listener: RunListener) {
    this.#parts = parts;
    this.#request = request;
    this.#listener = listener;
    this.#link = this.#watched(link);
  }

  /** Undefined where the run has failed or was ended before it could start. */
  start(): Promise<StartResult | undefined> {
    return this.#startIn(this.#link, this.#request);
  }

  /** The answer of the run's worker; undefined where it does not come. */
  ask<T>(call: (open: Sandbox) => Promise<T>): Promise<T | undefined> {
    return this.#link.ask(call);
  }

  /** Ends the run; its sandbox, if it still answers, is for whoever needs one next. */
  async end(): Promise<SandboxLink | undefined> {
    this.#isOver = true;
    clearInterval(this.#watchdog);
    const link = this.#link;
    link.onSilent = () => link.end();
    await link.ask((open) => open.service.stop());
    return link.isEnded ? undefined : link;
  }

  #watched(link: SandboxLink): SandboxLink {
    link.onSilent = (sandbox) => void this.#silent(link, sandbox);
    return link;
  }

  async #startIn(link: SandboxLink, request: StartRequest): Promise<StartResult | undefined> {
    const isCurrent = () => !this.#isOver && link === this.#link;
    const update = (next: SimulationUpdate) => {
      link.noteSign();
      if (isCurrent()) this.#listener.update(next);
    };
    const sign = (next: RunSign) => {
      link.noteSign();
      if (isCurrent()) this.#note(next);
    };
    const result = await link.ask((open) =>
      open.service.start(request, open.callback(update), open.signLine(sign)),
    );
    if (!isCurrent()) return undefined;
    if (result?.ok === true) this.#watch(link);
    return result;
  }

  #note(sign: RunSign): void {
    if (sign.kind === "recording") this.#known = { ...this.#known, recording: sign.recording };
    else if (sign.kind === "position") this.#known = { ...this.#known, position: sign.position };
    else this.#known = { ...this.#known, call: sign };
  }

  #watch(link: SandboxLink): void {
    clearInterval(this.#watchdog);
    let isAsking = false;
    const ping = async () => {
      if (isAsking) return;
      isAsking = true;
      await link.ask((open) => open.service.ping());
      isAsking = false;
    };
    this.#watchdog = setInterval(() => void ping(), pingMs);
    void ping();
  }

  async #silent(link: SandboxLink, sandbox: Sandbox): Promise<void> {
    clearInterval(this.#watchdog);
    const isAlive = await sandbox.isFrameAlive();
    link.end();
    if (this.#isOver || link !== this.#link) return;
    const { position, recording, call } = this.#known;
    if (this.#request.host === "parallel") {
      this.#fail(parallelMessage);
      return;
    }
    if (position === undefined) {
      this.#fail(readingMessage);
      return;
    }
    const { patience } = this.#parts;
    const end = isAlive ? "stuck" : "crashed";
    const next = this.#inquiry.next({ end, patience, recording, ...call });
    if (next.kind === "give-up") {
      this.#fail(next.reason);
      return;
    }
    if (next.kind === "judge") this.#listener.judged(next.verdict);
    this.#listener.repeating(next.kind === "judge" ? "judge" : "find");
    await this.#repeat(next.kind === "judge" ? next.recording : recording, position);
  }

  /** Takes the run up in another sandbox. */
  async #repeat(recording: RunRecording, { turn, goal, paused, pauseAt }: RunPosition): Promise<void> {
    this.#known = nothingKnown;
    this.#link = this.#watched(createSandboxLink(this.#parts));
    // A command that was given last may be what does not return: it is part of what is repeated.
    const last = recording.commands.at(-1)?.turn ?? 0;
    const resumption = {
      recording,
      goal: goal ?? { turn: Math.max(turn, last) },
      watchFrom: turn,
      paused,
      pauseAt,
    };
    try {
      await this.#startIn(this.#link, { ...this.#request, speed: this.#listener.speed(), resumption });
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
    }
  }

  #fail(reason: string): void {
    this.#isOver = true;
    clearInterval(this.#watchdog);
    this.#link.end();
    this.#listener.failed(reason);
  }
}
