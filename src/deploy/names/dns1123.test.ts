import { describe, expect, it } from "vitest";
import { dnsLabel, dnsSubdomain } from "./dns1123.ts";

describe("dnsLabel", () => {
  it.each([
    ["swiss-knife", "swiss-knife"],
    ["Swiss_Knife.v2", "swiss-knife-v2"],
    ["Crème brûlée", "cremebrulee"],
    ["ﬁnance", "finance"],
    ["-a-", "a"],
    ["--a--", "-a-"],
    ["日本", ""],
    ["a".repeat(300), "a".repeat(63)],
    [`${"a".repeat(62)}-b`, "a".repeat(62)],
  ])("%s becomes %s", (name, label) => {
    expect(dnsLabel(name)).toBe(label);
  });
});

describe("dnsSubdomain", () => {
  it.each([
    ["processor", "processor"],
    ["A.b_c.D", "a.b-c.d"],
    ["-a-.-b-", "a.b"],
    ["a.", "a"],
    [`${"a".repeat(252)}.b`, "a".repeat(252)],
    ["b".repeat(300), "b".repeat(253)],
  ])("%s becomes %s", (name, subdomain) => {
    expect(dnsSubdomain(name)).toBe(subdomain);
  });
});
