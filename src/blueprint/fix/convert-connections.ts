/** Converts the `connections` of Cloudflow 1, which list the inlets of every outlet, to topics. */
import {
  asList,
  asString,
  getPath,
  type HoconValue,
  removeValue,
  resolve,
  setValue,
} from "../../hocon/index.ts";
import { firstFree, freshTopicId } from "../edit/fresh-names.ts";
import { startTextSession } from "../edit/text-session.ts";
import { parsePortPath } from "../port-path.ts";
import { blueprintFix, type FixContext, type QuickFix } from "./quick-fix.ts";

interface Wiring {
  readonly producers: string[];
  readonly consumers: string[];
}

/** Nothing where there is no such section. */
export function convertConnectionsFix(context: FixContext): readonly QuickFix[] {
  const { document } = context;
  const { root } = resolve([{ file: "", document }]);
  const connections = getPath(root, ["blueprint", "connections"]);
  if (connections?.kind !== "object") return [];

  const session = startTextSession(document);
  const taken = new Set(context.blueprint.topics.map((topic) => topic.id));
  for (const wiring of wiringsOf(connections)) {
    const producer = parsePortPath(wiring.producers[0] ?? "");
    const isTaken = (id: string) => taken.has(id);
    const id = producer === undefined ? firstFree("topic", isTaken) : freshTopicId(producer, isTaken);
    taken.add(id);
    session.apply(setValue(session.document, ["blueprint", "topics", id], { ...wiring }));
  }
  session.apply(removeValue(session.document, ["blueprint", "connections"]));
  return blueprintFix(context, "Convert blueprint.connections to blueprint.topics", session.edits());
}

/** Outlets that share an inlet share a topic, since a port can be on one topic only. */
function wiringsOf(connections: HoconValue): readonly Wiring[] {
  const wirings: Wiring[] = [];
  for (const [outlet, inlets] of outletsOf(connections, "")) {
    const shared = wirings.filter((wiring) => wiring.consumers.some((inlet) => inlets.includes(inlet)));
    const [first, ...others] = shared;
    const target = first ?? { producers: [], consumers: [] };
    if (first === undefined) wirings.push(target);
    for (const other of others) {
      target.producers.push(...other.producers);
      target.consumers.push(...other.consumers);
      wirings.splice(wirings.indexOf(other), 1);
    }
    target.producers.push(outlet);
    target.consumers.push(...inlets.filter((inlet) => !target.consumers.includes(inlet)));
  }
  return wirings;
}

/** An outlet's path may be one quoted key or a path of keys. */
function outletsOf(value: HoconValue, path: string): readonly (readonly [string, readonly string[]])[] {
  if (value.kind === "object") {
    return [...value.fields].flatMap(([key, inner]) =>
      outletsOf(inner, path === "" ? key : `${path}.${key}`),
    );
  }
  const list = asList(value);
  const items = list.ok ? list.value : [value];
  return [
    [
      path,
      items.flatMap((item) => {
        const reading = asString(item);
        return reading.ok ? [reading.value] : [];
      }),
    ],
  ];
}
