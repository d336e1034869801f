import type { Json } from "./document.ts";
import { typesIn } from "./event-module.ts";
import { eventsOf } from "./events.ts";
import { settled } from "./pointers.ts";

/**
 * The TypeScript module of what a service receives: of each event, by its topic, the type of its data. Undefined where it
 * receives nothing. `documents`: those of all services, all of them sound.
 */
export function receivedModuleOf(
  id: string,
  documents: ReadonlyMap<string, Json>,
): string | undefined {
  const lines = [...receivedBy(id, documents)].flatMap(([topic, service]) => {
    const all = eventsOf(documents.get(service));
    const event = all.events.find(({ type }) => type === topic);
    const module = JSON.stringify(`./${service}.events.ts`);
    const name = event && typesIn(all).get(event.schema)!;
    return name ? [`  ${JSON.stringify(topic)}: import(${module}).${name};`] : [];
  });
  if (lines.length === 0) return undefined;
  return [
    `// Generated from contracts/${id}/asyncapi.yaml; do not edit. After a change: npm run contracts\n`,
    `/** The events that ${id} receives, by topic, with the type of their data. */`,
    `export interface Received {`,
    ...lines,
    `}\n`,
  ].join("\n");
}

/** The topics that a service receives, each once, with the service whose document defines them. */
function receivedBy(id: string, documents: ReadonlyMap<string, Json>): Map<string, string> {
  const topics = new Map<string, string>();
  const { operations = {} } = documents.get(id);
  for (const [name, operation] of Object.entries<Json>(operations)) {
    const place = { service: id, path: ["operations", name], value: operation };
    const receives = settled(documents, place);
    if (receives?.value?.action !== "receive") continue;
    const path = [...receives.path, "channel"];
    const channel = settled(documents, { ...receives, path, value: receives.value.channel });
    if (channel?.value) topics.set(channel.value.address, channel.service);
  }
  return topics;
}
