/** The simulation worker as the text of one classic script; see scripts/vite/sandboxed-worker.ts. */
declare module "virtual:simulation-worker" {
  const source: string;
  export default source;
}
