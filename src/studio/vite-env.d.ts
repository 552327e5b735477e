/// <reference types="vite/types/importMeta.d.ts" />

// Class names of a CSS module are left untyped, so that `styles.name` reads plainly under
// `noPropertyAccessFromIndexSignature`; the other declarations are the import forms that Vite offers.
declare module "*.module.css";
declare module "*.css";
declare module "*?worker" {
  const createWorker: new (options?: { readonly name?: string }) => Worker;
  export default createWorker;
}
declare module "*?url" {
  const address: string;
  export default address;
}
declare module "*?raw" {
  const text: string;
  export default text;
}
