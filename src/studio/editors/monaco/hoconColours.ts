import { semanticTokens } from "../../../language/index.ts";
import { encodeTokens } from "./encodeTokens.ts";
import { colourLine, tokenTypes } from "./lineColours.ts";
import { monaco } from "./monaco.ts";

export const hocon = "hocon";

interface LineState extends monaco.languages.IState {
  readonly inString: boolean;
}

function lineState(inString: boolean): LineState {
  return {
    inString,
    clone: () => lineState(inString),
    equals: (other) => (other as LineState).inString === inString,
  };
}

let users = 0;
let installed: readonly monaco.IDisposable[] = [];

/**
 * Colours HOCON: line by line at once, and from the whole text soon after, which knows keys from values. Languages
 * belong to the page and not to an editor, so the last user takes the colours away. Returns how to stop.
 */
export function installHoconColours(): () => void {
  if (users === 0) installed = register();
  users += 1;
  return () => {
    users -= 1;
    if (users > 0) return;
    for (const one of installed) one.dispose();
  };
}

function register(): readonly monaco.IDisposable[] {
  monaco.languages.register({ id: hocon, extensions: [".conf", ".hocon"], aliases: ["HOCON"] });
  return [
    monaco.languages.setTokensProvider(hocon, {
      getInitialState: () => lineState(false),
      tokenize(line, state) {
        const { tokens, endsInString } = colourLine(line, (state as LineState).inString);
        return { tokens: [...tokens], endState: lineState(endsInString) };
      },
    }),
    monaco.languages.registerDocumentSemanticTokensProvider(hocon, {
      getLegend: () => ({ tokenTypes: [...tokenTypes], tokenModifiers: [] }),
      provideDocumentSemanticTokens(model) {
        const text = model.getValue();
        return { data: encodeTokens(semanticTokens(text), text) };
      },
      releaseDocumentSemanticTokens: () => undefined,
    }),
  ];
}
