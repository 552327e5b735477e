import { build, type Plugin } from "vite";

const moduleId = "virtual:simulation-worker";
const resolvedId = `\0${moduleId}`;

/**
 * Gives the simulation worker as one classic script in a string: `import source from "virtual:simulation-worker"`.
 * The worker starts inside a sandboxed frame of an opaque origin, which can neither import modules of the page's
 * origin nor fetch anything, so its code has to be handed over as text. The same in development and in the build.
 */
export function sandboxedWorker(entry: string): Plugin {
  let isProduction = false;
  return {
    name: "sandboxed-worker",
    configResolved(config) {
      isProduction = config.isProduction;
    },
    resolveId: (id) => (id === moduleId ? resolvedId : undefined),
    async load(id) {
      if (id !== resolvedId) return undefined;
      const result = await build({
        configFile: false,
        logLevel: "warn",
        define: { "process.env.NODE_ENV": JSON.stringify(isProduction ? "production" : "development") },
        build: {
          write: false,
          target: "es2023",
          minify: isProduction,
          sourcemap: false,
          lib: { entry, formats: ["iife"], name: "simulationWorker" },
        },
      });
      const [bundle] = Array.isArray(result) ? result : [result];
      if (bundle === undefined || !("output" in bundle))
        throw new Error("The simulation worker was not built.");
      const [chunk] = bundle.output;
      for (const file of chunk.moduleIds) if (!file.startsWith("\0")) this.addWatchFile(file);
      return `export default ${JSON.stringify(chunk.code)};`;
    },
  };
}
