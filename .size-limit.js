import { readFileSync } from "node:fs";

/** What the page loads before anything is clicked: the files that the built page names itself. */
function firstLoad() {
  const page = readFileSync("dist/index.html", "utf8");
  return [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    (match) => `dist/${match[1]}`,
  );
}

export default [
  { name: "first load, before the text editor", path: firstLoad(), limit: "300 KB", gzip: true },
];
