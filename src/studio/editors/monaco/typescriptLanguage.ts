import {
  ModuleKind,
  ScriptTarget,
  typescriptDefaults,
} from "monaco-editor/languages/features/typescript/register";
import type { SchemaSet } from "../../../avro/index.ts";
import { fileKind } from "../../../project/index.ts";
import type { WorkspaceStore } from "../../workspace/workspaceStore.ts";
import { avroModules } from "../avroModules.ts";
import type { FileModels } from "./fileModels.ts";
import { streamletLibrary } from "./streamletLibrary.ts";

/** `moduleResolution: "bundler"`, which Monaco's list of settings does not name yet. */
const bundlerResolution = 100;

/**
 * Prepares the TypeScript service for streamlets: knows the module "streamwright" and the types of the project's
 * schemas as "avro/<namespace>". It starts with the first streamlet that is opened. Returns how to stop.
 */
export function installTypeScript(workspace: WorkspaceStore, models: FileModels): () => void {
  let library: ReadonlyMap<string, string> | undefined;
  let known: SchemaSet | undefined;
  let started = false;

  typescriptDefaults.setCompilerOptions({
    target: ScriptTarget.ESNext,
    module: ModuleKind.ESNext,
    moduleResolution: bundlerResolution as never,
    lib: ["es2023"],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    allowNonTsExtensions: true,
    skipLibCheck: true,
    types: [],
  });
  typescriptDefaults.setEagerModelSync(true);

  function provideLibraries(): void {
    const { schemas } = workspace.getState().analysis;
    if (library === undefined || schemas === known) return;
    known = schemas;
    const ours = [...library].map(([name, content]) => ({ path: `streamwright/${name}`, content }));
    const avro = [...avroModules(schemas)].map(([name, content]) => ({ path: `avro/${name}.d.ts`, content }));
    typescriptDefaults.setExtraLibs(
      [...ours, ...avro].map(({ path, content }) => ({ content, filePath: `file:///node_modules/${path}` })),
    );
  }

  /** Streamlets may import each other, so all are opened with the first one. */
  function openStreamlets(): void {
    for (const path of workspace.getState().project.files.keys()) {
      if (fileKind(path) === "streamlet") models.open(path);
    }
  }

  const stopListening = models.onOpened((file) => {
    if (started || file.model.getLanguageId() !== "typescript") return;
    started = true;
    openStreamlets();
    void streamletLibrary().then((sources) => {
      library = sources;
      provideLibraries();
    });
  });
  const unsubscribe = workspace.subscribe((state, before) => {
    if (!started || state.project === before.project) return;
    provideLibraries();
    if (state.project.files.size !== before.project.files.size) openStreamlets();
  });
  return () => {
    stopListening();
    unsubscribe();
  };
}
