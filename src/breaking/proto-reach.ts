import type { ProtoSource } from "./proto-file.ts";

/** Which rpcs are about a name of the file: a message, a field of it, an enum, an rpc; an empty name is the whole file. */
export function reachOf(source: ProtoSource): (name: string) => string[] {
  const users = new Map<string, Set<string>>();
  for (const [name, { request, response }] of source.rpcs) {
    const rpc = name.split(".").at(-1)!;
    for (const type of typesIn(source, [request, response]))
      users.set(type, (users.get(type) ?? new Set()).add(rpc));
    users.set(name, new Set([rpc]));
    const service = name.slice(0, name.lastIndexOf("."));
    for (const around of [service, ""])
      users.set(around, (users.get(around) ?? new Set()).add(rpc));
  }
  return (name) => [
    ...(users.get(name) ?? users.get(name.slice(0, Math.max(name.lastIndexOf("."), 0))) ?? []),
  ];
}

/** The messages that callers send, and all that these hold. */
export const sentIn = (source: ProtoSource): ReadonlySet<string> =>
  typesIn(
    source,
    [...source.rpcs.values()].map(({ request }) => request),
  );

function typesIn({ messages }: ProtoSource, open: string[]): Set<string> {
  const seen = new Set<string>();
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    for (const { type: next } of messages.get(type)?.fields ?? [])
      open.push(next.replace(/^map<.*, (.*)>$/, "$1"), `${type}.${next}`);
  }
  return seen;
}
