import { type Infer, int, object, optional, string } from "./fields.ts";

/** Part of a list, newest first. */
export interface Page<T> {
  items: T[];
  /** The cursor of the next page; absent on the last. */
  next?: string;
}

/** Where a page starts: after the item with these sort keys. */
export interface Position {
  createdAt: string;
  id: string;
}

/** A stretch of a list: what comes after a position, so many at most. */
export interface Range {
  after: Position | undefined;
  limit: number;
}

/** Fields of the input of every list. A cursor is 11 digits of time and 32 of the id: any that matches can be read. */
export const pageQuery = {
  cursor: optional(string(43, 43, "^[0-9a-f]{43}$")),
  limit: optional(int(1, 100)),
};

export const PageQuery = object(pageQuery);
export type PageQuery = Infer<typeof PageQuery>;

/** Asks for one row more than the page holds, to know whether there is a next. */
export async function paged<T extends Position>(
  { cursor, limit = 20 }: PageQuery,
  newest: (range: Range) => Promise<T[]>,
): Promise<Page<T>> {
  const rows = await newest({
    after: cursor === undefined ? undefined : position(cursor),
    limit: limit + 1,
  });
  if (rows.length <= limit) return { items: rows };
  const items = rows.slice(0, limit);
  return { items, next: cursorOf(items.at(-1)!) };
}

/** The header `link` of a page that has a next one (RFC 8288). */
export function nextLink(path: string, query: object, next: string | undefined) {
  if (next === undefined) return {};
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, cursor: next })) {
    if (value !== undefined) search.set(name, String(value));
  }
  return { link: `<${path}?${search}>; rel="next"` };
}

const cursorOf = ({ createdAt, id }: Position) =>
  Date.parse(createdAt).toString(16).padStart(11, "0") + id.replaceAll("-", "");

function position(cursor: string): Position {
  const hex = cursor.slice(11);
  const id = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ];
  return {
    createdAt: new Date(Number.parseInt(cursor.slice(0, 11), 16)).toISOString(),
    id: id.join("-"),
  };
}
