/** Names as Cloudflow makes them for Kubernetes (CLOUDFLOW.md section 4). */

const maxLabel = 63;
const maxSubdomain = 253;

function normalized(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[_.]/g, "-")
    .replace(/[^-a-z0-9]/g, "");
}

/** Drops one leading and one trailing dash. */
function trimmed(label: string): string {
  return label.replace(/^-/, "").replace(/-$/, "");
}

/** A DNS-1123 label as Cloudflow's build makes it of any text; empty when nothing of the text can be kept. */
export function dnsLabel(name: string): string {
  return trimmed(normalized(name).slice(0, maxLabel));
}

/** A DNS-1123 subdomain as Cloudflow's build makes it of any text: every dot-separated part becomes a label. */
export function dnsSubdomain(name: string): string {
  const joined = name
    .replace(/\.+$/, "")
    .split(".")
    .map((part) => trimmed(normalized(part)))
    .join(".");
  return joined.slice(0, maxSubdomain).replace(/\.$/, "");
}
