import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyApplication } from "../testing/any-application.ts";
import { application, shop } from "../testing/application.ts";
import type { Box } from "./box-size.ts";
import type { CanvasPlace, DiagramOptions } from "./diagram-options.ts";
import { flowGraph } from "./flow-graph.ts";
import { placeBoxes } from "./place-boxes.ts";
import { svg } from "./svg.ts";

type Places = NonNullable<DiagramOptions["places"]>;

const drawn = (app: Parameters<typeof flowGraph>[0], options?: DiagramOptions) =>
  svg(app.id, flowGraph(app), options);

/** Fails where the text is no well-formed XML of the few kinds of markup that a drawing has. */
function expectXml(text: string): void {
  const open: string[] = [];
  const attribute = String.raw`\s[\w:-]+="(?:[^<&"]|&(?:amp|lt|gt|quot);)*"`;
  const token = new RegExp(
    String.raw`<(/?)(\w+)((?:${attribute})*)(/?)>|(?:[^<&\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?:amp|lt|gt|quot);)+`,
    "uy",
  );
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (found === null) throw new Error(`No XML: ${text.slice(at, at + 80)}`);
    const [, end, name, , isEmpty] = found;
    if (name === undefined || isEmpty === "/") continue;
    if (end === "/") expect(open.pop()).toBe(name);
    else open.push(name);
  }
  expect(open).toEqual([]);
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function expectApart(boxes: readonly Box[]): void {
  const overlapping = boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => (overlaps(a, b) ? [[a, b]] : [])),
  );
  expect(overlapping).toEqual([]);
}

const placesOf = (
  streamlets: Readonly<Record<string, CanvasPlace>>,
  topics: Readonly<Record<string, CanvasPlace>>,
): Places => ({ streamlets: new Map(Object.entries(streamlets)), topics: new Map(Object.entries(topics)) });

/** All elements of the shop, as a hand has placed them. */
const places = placesOf(
  { ingress: { x: -300, y: -40 }, totals: { x: 100, y: 0 }, log: { x: 500.4, y: 90 } },
  { orders: { x: -60, y: 200 }, totals: { x: 340, y: -20 }, late: { x: 340, y: 140 } },
);

describe("the drawing", () => {
  it("shows names, classes, ports and schemas", () => {
    const text = drawn(shop());
    for (const shown of ["ingress", "Ingress", "totals", "late", "Order"])
      expect(text).toContain(`>${shown}<`);
    expect(text).toContain("<title>totals · Totals · flink</title>");
  });

  it("has the places of the canvas", () => {
    const text = drawn(shop(), { places });
    expect(text).toContain('<g transform="translate(-300 -40)">\n    <title>ingress ·');
    expect(text).toContain('<g transform="translate(500.4 90)">\n    <title>log ·');
    expect(text).toContain('<g transform="translate(340 140)">\n    <title>late</title>');
    // From the left edge of the ingress to the right one of the log, with margins.
    expect(text).toContain('viewBox="-324 -64 1037 ');
  });

  it("draws wires from ports to topics and on", () => {
    const text = drawn(shop(), { places });
    // out of the ingress, 68 below its top, to the middle of the topic's left side
    expect(text).toContain('<path d="M-112 28C-86 28 -86 220 -60 220"/>');
    // on to the inlet of totals
    expect(text).toContain('<path d="M64 220C82 220 82 68 100 68"/>');
  });

  it("lets wires that run back swing out, and keeps them on the sheet", () => {
    const app = application({
      streamlets: [{ name: "s", in: { in: "t" }, out: { out: "t" } }],
      topics: [{ id: "t" }],
    });
    const text = drawn(app, { places: placesOf({ s: { x: 0, y: 0 } }, { t: { x: -400, y: 0 } }) });
    // 588 pixels back: 0.32 · 25 · √588 = 194 beyond both ends
    expect(text).toContain('<path d="M188 68C382 68 -594 20 -400 20"/>');
    expect(text).toContain('viewBox="-618 -24 1024 ');
  });

  it("marks what is not wired, not declared and not managed", () => {
    const app = application({
      streamlets: [{ name: "s", out: { out: "t", none: "" } }],
      topics: [{ id: "t", managed: false }],
    });
    const [streamlet] = app.streamlets;
    if (streamlet === undefined) throw new Error("There is one.");
    const outlets = streamlet.descriptor.outlets.filter(({ name }) => name === "none");
    const draft = {
      ...app,
      streamlets: [{ ...streamlet, descriptor: { ...streamlet.descriptor, outlets } }],
      topics: app.topics.filter(({ id }) => id === "t"),
    };
    const text = drawn(draft);
    expect(text).toContain(">not declared<");
    expect(text).toContain(">not managed<");
    expect(text).toContain('r="4.5" fill="#ffffff"');
    expect(text).toContain("stroke-dasharray");
  });

  it.each([
    ["light", "#f7f8f9", "#fbe6f0"],
    ["dark", "#0f1318", "#3b1a2b"],
    ["transparent", undefined, "#fbe6f0"],
  ] as const)("in %s has the background %s", (theme, background, flink) => {
    const text = drawn(shop(), { theme });
    const sheet = /<rect x="-?\d+" y="-?\d+" width="\d+" height="\d+" fill="([^"]*)"/.exec(text)?.[1];
    expect(sheet).toBe(background);
    expect(text).toContain(`rx="6" fill="${flink}"`);
  });

  it("cuts names that are too long for their box, and tells them whole", () => {
    const name = "a-streamlet-with-a-name-of-some-length";
    const app = application({ streamlets: [{ name, out: { out: "t" } }], topics: [{ id: "t" }] });
    const placed = drawn(app, { places: placesOf({ [name]: { x: 0, y: 0 } }, {}) });
    expect(placed).toMatch(/>a-streamlet-w[a-z-]*…</);
    expect(placed).toContain(`<title>${name} ·`);
    expect(drawn(app)).toContain(`>${name}<`);
  });

  it("is well-formed XML, whatever the names are", () => {
    const names = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
      .map((units) => String.fromCharCode(...units));
    const hostile = fc.constantFrom(
      '"><script>alert(1)</script>',
      "]]>",
      "<!--",
      "&#0;",
      "\ud800",
      "\u0000",
      "",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(names, hostile), { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        (four, isPlaced) => {
          const [id = "", name = "", port = "", topic = ""] = four;
          const app = application({
            id,
            streamlets: [{ name, className: `a.${port}`, runtime: name, out: { [port]: topic } }],
          });
          const at = placesOf({ [name]: { x: 0, y: 0 } }, { [topic]: { x: 300, y: 0 } });
          expectXml(drawn(app, isPlaced ? { places: at } : {}));
        },
      ),
      { numRuns: 100 },
    );
  });

  it("is well-formed and finite for any application and any places", () => {
    const number = fc.oneof(fc.integer({ min: -900, max: 900 }), fc.double());
    const place = fc.record({ x: number, y: number, width: fc.option(number, { nil: undefined }) });
    fc.assert(
      fc.property(anyApplication, fc.infiniteStream(fc.option(place)), (app, given) => {
        const pick = (names: readonly string[]) =>
          new Map(
            names.flatMap((name): [string, CanvasPlace][] => {
              const { value } = given.next();
              if (value === null || value === undefined) return [];
              const { width, ...corner } = value;
              return [[name, width === undefined ? corner : { ...corner, width }]];
            }),
          );
        const text = drawn(app, {
          places: {
            streamlets: pick(app.streamlets.map(({ name }) => name)),
            topics: pick(app.topics.map(({ id }) => id)),
          },
        });
        expectXml(text);
        expect(text).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 15 },
    );
  });
});

describe("placeBoxes", () => {
  it("lays everything out without overlaps, where nothing has a place", () => {
    fc.assert(
      fc.property(anyApplication, (app) => {
        const boxes = placeBoxes(flowGraph(app), undefined);
        expect(boxes.size).toBe(app.streamlets.length + app.topics.length);
        expectApart([...boxes.values()]);
      }),
      { numRuns: 15 },
    );
  });

  it("puts what has no place beside what has one, without overlaps", () => {
    fc.assert(
      fc.property(anyApplication, fc.infiniteStream(fc.boolean()), (app, isGiven) => {
        let y = -500;
        const nextPlace = () => {
          y += 3_000;
          return { x: 70, y };
        };
        const spread = (names: readonly string[]) =>
          new Map(
            names.flatMap((name) => (isGiven.next().value === true ? [[name, nextPlace()] as const] : [])),
          );
        const given: Places = {
          streamlets: spread(app.streamlets.map(({ name }) => name)),
          topics: spread(app.topics.map(({ id }) => id)),
        };
        const graph = flowGraph(app);
        const boxes = placeBoxes(graph, given);
        expect(boxes.size).toBe(app.streamlets.length + app.topics.length);
        expectApart([...boxes.values()]);
        for (const { key, label } of graph.topics)
          if (given.topics.has(label)) expect(boxes.get(key)).toMatchObject(given.topics.get(label) ?? {});
      }),
      { numRuns: 15 },
    );
  });

  it.each([[{ x: Number.NaN, y: 0 }], [{ x: 0, y: Number.POSITIVE_INFINITY }], [{ x: 1e12, y: 0 }]])(
    "gives %j a place of its own",
    (place) => {
      const boxes = placeBoxes(flowGraph(shop()), placesOf({ ingress: place }, {}));
      expectApart([...boxes.values()]);
      for (const { x, y } of boxes.values()) expect(Math.abs(x) + Math.abs(y)).toBeLessThan(10_000);
    },
  );

  it("takes sizes of the canvas, but none that is too small for the ports", () => {
    const graph = flowGraph(shop());
    const sized = placesOf({ ingress: { x: 0, y: 0, width: 300, height: 10 } }, {});
    expect(placeBoxes(graph, sized).get("s0")).toEqual({ x: 0, y: 0, width: 300, height: 92 });
  });
});
