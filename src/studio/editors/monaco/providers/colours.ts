import { semanticTokens } from "../../../../language/index.ts";
import { textPositions } from "../../textPositions.ts";
import { encodeTokens } from "../encodeTokens.ts";
import { colourLine, tokenTypes } from "../lineColours.ts";
import { monaco } from "../monaco.ts";

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

/** Colours line by line at once, and from the whole text soon after, which knows keys from values. */
export function registerColours(language: string): monaco.IDisposable[] {
  return [
    monaco.languages.setTokensProvider(language, {
      getInitialState: () => lineState(false),
      tokenize(line, state) {
        const { tokens, endsInString } = colourLine(line, (state as LineState).inString);
        return { tokens: [...tokens], endState: lineState(endsInString) };
      },
    }),
    monaco.languages.registerDocumentSemanticTokensProvider(language, {
      getLegend: () => ({ tokenTypes: [...tokenTypes], tokenModifiers: [] }),
      provideDocumentSemanticTokens(model) {
        const text = model.getValue();
        return { data: encodeTokens(semanticTokens(text), textPositions(text)) };
      },
      releaseDocumentSemanticTokens: () => undefined,
    }),
  ];
}
