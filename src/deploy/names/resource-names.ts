/** Names of resources: valid for any input, never two the same, the same on every export. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** What a kind of resource allows of its names. */
export interface NameRule {
  readonly maxLength: number;
  /** Services and Flink clusters must start with a letter. */
  readonly startsWithLetter?: boolean;
  /** Subdomains may hold dots. */
  readonly dots?: boolean;
}

/** The Flink operator's rule, `[a-z]([-a-z0-9]{0,43}[a-z0-9])?`; Services and Deployments allow all of it. */
export const workloadRule: NameRule = { maxLength: 45, startsWithLetter: true };
export const labelRule: NameRule = { maxLength: 63 };
export const subdomainRule: NameRule = { maxLength: 253, dots: true };

/** Put before a name that has to start with a letter and does not. */
const letterPrefix = "s-";

export interface ResourceNames {
  /** A free name for something that the user calls `wanted`; a part of it is kept when it has to be shortened. */
  take(wanted: readonly string[], rule: NameRule): string;
}

/**
 * Hands out names.
 * @param related further names that come into use with one, e.g. those that an operator derives from it.
 * @param onChange told of every name that is not the wanted parts joined by dashes.
 */
export function createResourceNames(
  related: (name: string) => readonly string[] = () => [],
  onChange: (wanted: string, name: string) => void = () => {},
): ResourceNames {
  const taken = new Set<string>();
  return {
    take(wanted, rule) {
      const whole = wanted.join("-");
      const plain = validName(wanted, rule);
      const isFree = (name: string) => ![name, ...related(name)].some((one) => taken.has(one));
      let name = plain ?? shortened(wanted, rule, whole);
      for (let attempt = 1; !isFree(name); attempt += 1) {
        name = shortened(wanted, rule, `${whole}\n${attempt}`);
      }
      for (const one of [name, ...related(name)]) taken.add(one);
      if (name !== whole) onChange(whole, name);
      return name;
    },
  };
}

/** The parts joined, if that is a valid name as it stands or after dropping what names cannot hold. */
function validName(parts: readonly string[], rule: NameRule): string | undefined {
  const name = sanitized(parts.join("-"), rule);
  return name !== "" && name.length <= rule.maxLength ? name : undefined;
}

/** Keeps the end of the name, which tells streamlets apart, and half of the room for what is before it. */
function shortened(parts: readonly string[], rule: NameRule, unique: string): string {
  const hash = bytesToHex(sha256(utf8ToBytes(unique))).slice(0, 8);
  const room = rule.maxLength - hash.length - 1 - letterPrefix.length;
  const tail = sanitized(parts.at(-1) ?? "", { ...rule, startsWithLetter: false });
  const head = sanitized(parts.slice(0, -1).join("-"), rule);
  const tailRoom = Math.max(room - head.length - 1, Math.floor(room / 2));
  const shortTail = tail.slice(0, tailRoom);
  const shortHead = head.slice(0, Math.max(0, room - shortTail.length - 1));
  const kept = [shortHead, shortTail].filter((part) => part !== "").join("-");
  return sanitized([kept, hash].filter((part) => part !== "").join("-"), rule);
}

function sanitized(text: string, rule: NameRule): string {
  const ascii = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(rule.dots === true ? /[_\s]/g : /[_\s.]/g, "-")
    .replace(/[^-.a-z0-9]/g, "")
    .replace(/-*\.[-.]*/g, ".")
    .replace(/^[-.]+|[-.]+$/g, "");
  const needsLetter = rule.startsWithLetter === true && ascii !== "" && !/^[a-z]/.test(ascii);
  return needsLetter ? `${letterPrefix}${ascii}` : ascii;
}

/** A label's value: at most 63 of letters, digits, `-`, `_`, `.`, alphanumeric at both ends; may be empty. */
export function labelValue(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[^-A-Za-z0-9_.]/g, "")
    .replace(/^[-_.]+/, "")
    .slice(0, 63)
    .replace(/[-_.]+$/, "");
}
