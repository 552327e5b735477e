import { hocon, installHoconColours } from "./hoconColours.ts";
import { monaco } from "./monaco.ts";
import { registerCompletion } from "./providers/completion.ts";
import { registerFolding } from "./providers/folding.ts";
import { registerFormatting } from "./providers/formatting.ts";
import type { HoconHost } from "./providers/hoconRequest.ts";
import { registerHover } from "./providers/hover.ts";
import { registerDefinition, registerHighlights, registerReferences } from "./providers/navigation.ts";
import { registerQuickFixes } from "./providers/quickFixes.ts";
import { registerRename } from "./providers/rename.ts";
import { registerSymbols } from "./providers/symbols.ts";

/** Teaches Monaco HOCON: colours for any such text, services for the files of the host's project. Returns how to undo it. */
export function installHocon(host: HoconHost): () => void {
  const removeColours = installHoconColours();
  const installed = [
    monaco.languages.setLanguageConfiguration(hocon, {
      comments: { lineComment: "#" },
      brackets: [
        ["{", "}"],
        ["[", "]"],
      ],
      autoClosingPairs: [
        { open: "{", close: "}" },
        { open: "[", close: "]" },
        { open: '"', close: '"', notIn: ["string", "comment"] },
      ],
      surroundingPairs: [
        { open: "{", close: "}" },
        { open: "[", close: "]" },
        { open: '"', close: '"' },
      ],
      wordPattern: /[\p{L}\p{N}_-]+/u,
    }),
    registerCompletion(hocon, host),
    registerHover(hocon, host),
    registerDefinition(hocon, host),
    registerReferences(hocon, host),
    registerHighlights(hocon, host),
    registerRename(hocon, host),
    registerQuickFixes(hocon, host),
    registerSymbols(hocon, host),
    registerFolding(hocon, host),
    registerFormatting(hocon, host),
  ];
  return () => {
    removeColours();
    for (const one of installed) one.dispose();
  };
}
