import type { Sandbox } from "./sandbox.ts";

/** A sandbox that is opened when it is first needed, and whose answers are not waited for without end. */
export interface SandboxLink {
  /** The answer; undefined where the sandbox was ended before it came. Rejects as the call does. */
  ask<T>(call: (open: Sandbox) => Promise<T>): Promise<T | undefined>;
  /** Something has come from it: it is alive. */
  noteSign(): void;
  /** Called once when an answer has not come for too long; whoever is called ends the link. */
  onSilent: (sandbox: Sandbox) => void;
  readonly isEnded: boolean;
  /** Ends the sandbox at once; all who wait for an answer get none. */
  end(): void;
}

export interface SandboxLinkParts {
  readonly openSandbox: () => Promise<Sandbox>;
  /** Real milliseconds without an answer or another sign after which a sandbox counts as silent. */
  readonly patience: number;
}

/** A silent sandbox is ended, unless `onSilent` is set. */
export function createSandboxLink({ openSandbox, patience }: SandboxLinkParts): SandboxLink {
  let opening: Promise<Sandbox> | undefined;
  let isEnded = false;
  let isSilent = false;
  let signs = 0;
  let end: (() => void) | undefined;
  const ended = new Promise<undefined>((resolve) => {
    end = () => resolve(undefined);
  });

  /** Looks again and again whether anything has come; never resolves. */
  function waitFor(sandbox: Sandbox): () => void {
    let seen = signs;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      timer = setTimeout(() => {
        if (isEnded || isSilent) return;
        if (signs === seen) {
          isSilent = true;
          link.onSilent(sandbox);
          return;
        }
        seen = signs;
        look();
      }, patience);
    };
    look();
    return () => clearTimeout(timer);
  }

  const link: SandboxLink = {
    onSilent: () => link.end(),
    async ask(call) {
      if (isEnded) return undefined;
      opening ??= openSandbox();
      const sandbox = await opening;
      if (isEnded) return undefined;
      const stopWaiting = waitFor(sandbox);
      try {
        return await Promise.race([call(sandbox), ended]);
      } finally {
        signs += 1;
        stopWaiting();
      }
    },
    noteSign() {
      signs += 1;
    },
    get isEnded() {
      return isEnded;
    },
    end() {
      isEnded = true;
      end?.();
      void opening?.then(
        (open) => open.dispose(),
        () => {},
      );
    },
  };
  return link;
}
