import { isMap } from "yaml";
import { nodeAt, parse } from "./find.ts";
import { columnOf, endOf, isFlow, itemsOf, lineEnd, startOf } from "./geometry.ts";
import { splice } from "./insert.ts";
import type { Path } from "./value.ts";

/** The text with the map at a path as the first of a list. What is no map stays as it is. */
export function listedAt(source: string, path: Path): string {
  const document = parse(source);
  const map = document && nodeAt(document, path);
  if (!isMap(map) || map.items.length === 0) return source;
  if (isFlow(map)) {
    const [start, end] = map.range!;
    return splice(source, start, end - start, `[${source.slice(start, end)}]`);
  }
  const items = itemsOf(map);
  const start = startOf(items[0]!);
  const end = lineEnd(source, endOf(items.at(-1)!, source));
  const [first = "", ...rest] = source.slice(start, end).split("\n");
  const within = rest.map((line) => (line.trim() === "" ? line : `  ${line}`));
  const from = start - columnOf(source, start);
  const dash = `${source.slice(from, start)}- ${first}`;
  return splice(source, from, end - from, [dash, ...within].join("\n"));
}
