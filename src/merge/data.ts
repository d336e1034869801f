import { isDeepStrictEqual } from "node:util";
import { parseDocument, visit, type Document } from "yaml";
import { mergeValues } from "./by-key.ts";
import type { Settle } from "./beside/clash.ts";
import { patch } from "./patch-yaml.ts";
import { inStyleOf, markDifferences, mergeText, plain, type Favor, type Merged } from "./text.ts";

export type Format = "json" | "yaml";

/** The format of a file that holds data, by its name. */
export function formatOf(path: string): Format | undefined {
  if (/\.json$/i.test(path)) return "json";
  return /\.ya?ml$/i.test(path) ? "yaml" : undefined;
}

interface Data {
  document: Document;
  value: unknown;
}

/**
 * Merges data. Lines are merged first, since that keeps the text as people wrote it; that is taken only if it means what a
 * merge key by key means. Where it does not, the user's text is changed key by key. What both changed is marked. Text that cannot
 * be read as data is merged as lines. `settle` is asked about lines that both changed.
 */
export function mergeData(
  format: Format,
  base: string | undefined,
  yours: string,
  next: string,
  favor?: Favor,
  settle?: Settle,
): Merged {
  const lines = mergeText(base, yours, next, favor, settle);
  const [b, y, n] = [base, yours, next].map((text) => read(format, text));
  if (!y || !n || (base !== undefined && !b)) return lines;
  const wanted = mergeValues(b, y.value, n.value, favor);
  const isSettled = favor !== undefined || wanted.conflicts.length === 0;
  const means = lines.marks.length === 0 ? read(format, lines.text) : undefined;
  if (isSettled && means && isDeepStrictEqual(means.value, wanted.value)) return lines;
  const printed = (value: unknown) => inStyleOf(yours, print(format, y, n, value, plain(yours)));
  const text = printed(wanted.value);
  const isWhole = commentsOf(y).every((one) => commentsOf(b).includes(one) || text.includes(one));
  if (isSettled && isWhole) return { text, marks: [] };
  if (lines.marks.length > 0 || favor) return lines;
  if (!isWhole) return markDifferences(yours, next);
  const other = mergeValues(b, y.value, n.value, "theirs");
  const [mine, theirs] = [printed(wanted.value), printed(other.value)];
  return markDifferences(mine, plain(theirs));
}

/** Undefined: it is no data, or data that may mean more than its values: tags, aliases, numbers that lose digits. */
function read(format: Format, text: string | undefined): Data | undefined {
  if (text === undefined) return undefined;
  const bare = plain(text);
  if (/[\d.]{16}/.test(bare)) return undefined;
  const document = parseDocument(bare, { keepSourceTokens: false });
  if (document.errors.length > 0 || (format === "json" && !isJson(bare))) return undefined;
  let plainly = true;
  visit(document, {
    Alias: () => void (plainly = false),
    Node: (_key, node) => void (plainly &&= node.tag === undefined || !node.tag.startsWith("!")),
  });
  return plainly ? { document, value: document.toJS() as unknown } : undefined;
}

/** What people wrote beside the values, line by line. */
function commentsOf(data: Data | undefined): string[] {
  const found: string[] = [];
  const add = ({ commentBefore, comment }: { commentBefore?: unknown; comment?: unknown }) => {
    for (const text of [commentBefore, comment])
      if (typeof text === "string") found.push(...text.split("\n").map((line) => line.trim()));
  };
  if (data) {
    add(data.document);
    visit(data.document, { Node: (_key, node) => add(node) });
  }
  return found;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The value as the user would have written it. */
function print(format: Format, yours: Data, next: Data, value: unknown, text: string): string {
  if (format === "json") {
    const [, indent = "  "] = /\n([ \t]+)/.exec(text) ?? [];
    return `${JSON.stringify(value, null, indent)}\n`;
  }
  const document = yours.document.clone();
  document.contents = patch(document, document.contents, next.document.contents, value);
  return document.toString({ lineWidth: 0 });
}
