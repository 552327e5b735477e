/** The import order of the rooms, and what a room below `studio` must not know. See docs/architecture.md. */
const order = [
  ["hocon", []],
  ["avro", []],
  ["streamlet", []],
  ["blueprint", ["hocon", "avro", "streamlet"]],
  ["config", ["hocon", "avro", "streamlet", "blueprint"]],
  ["deploy", ["hocon", "avro", "streamlet", "blueprint", "config"]],
  ["runtime", ["hocon", "avro", "streamlet", "blueprint", "config"]],
  ["language", ["hocon", "avro", "streamlet", "blueprint", "config", "deploy", "runtime"]],
  ["project", ["hocon", "avro", "streamlet", "blueprint", "config", "deploy", "runtime", "language"]],
  [
    "studio",
    ["hocon", "avro", "streamlet", "blueprint", "config", "deploy", "runtime", "language", "project"],
  ],
];

const roomRules = order.map(([room, below]) => ({
  name: `${room}-imports-point-down`,
  comment: `${room} may import ${below.length > 0 ? below.join(", ") : "no other room"}.`,
  severity: "error",
  from: { path: `^src/${room}/` },
  to: { path: "^src/", pathNot: `^src/(${[room, ...below].join("|")})/` },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "rooms-meet-at-their-index",
      comment: "Another room is imported only through its index.ts, its public face.",
      severity: "error",
      from: { path: "^src/([^/]+)/" },
      to: { path: "^src/[^/]+/", pathNot: "^src/$1/|^src/[^/]+/index\\.ts$" },
    },
    {
      name: "no-own-index",
      comment: "Inside a room import the file; only tests may use the public face.",
      severity: "error",
      from: { path: "^src/([^/]+)/", pathNot: "\\.test\\.tsx?$|/testing/" },
      to: { path: "^src/$1/index\\.ts$" },
    },
    {
      name: "pure-core",
      comment: "Below studio nothing knows React, Zustand, Monaco or the browser's storage.",
      severity: "error",
      from: { path: "^src/(?!studio/)" },
      to: {
        path: "node_modules/(react|react-dom|zustand|monaco-editor|@xyflow|radix-ui|cmdk|lucide-react|idb)/",
      },
    },
    {
      name: "no-node",
      comment: "Only tests may use Node.",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.tsx?$|/testing/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-test-code-in-production",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.tsx?$|/testing/" },
      to: { path: "\\.test\\.tsx?$|/testing/" },
    },
    {
      name: "declared-dependencies",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown"], pathNot: "^virtual:" },
    },
    {
      name: "resolvable",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true, pathNot: "^virtual:|\\?" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.node.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".css"],
      exportsFields: ["exports"],
      conditionNames: ["import", "module", "browser", "default", "types"],
    },
  },
};
