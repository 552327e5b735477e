/** Offers bytes to the user as a download. */
export function download(name: string, bytes: Uint8Array, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of the data once the click is handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
