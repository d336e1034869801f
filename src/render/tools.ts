import type { Kind } from "./kinds.ts";
import {
  codeText,
  commentText,
  keyText,
  markdownText,
  mermaidText,
  proseText,
  stringText,
} from "./text.ts";
import { pathToken, token, typeToken } from "./token.ts";

/** What travels along with a context: `@root`, and within an `each` where it is. */
export interface Frame {
  kind: Kind;
  /** See `RenderOptions`. */
  features: readonly string[];
  root: unknown;
  first?: boolean;
  last?: boolean;
  index?: number;
}

/** A compiled template: see `toJavascript`. */
export type Template = (tools: TemplateTools, context: unknown, frame: Frame) => string;

/** What compiled templates call. Lines count from 1, columns from 0; what goes wrong at one carries it: see `Place`. */
export interface TemplateTools {
  /** The own property of a value. Throws where it has no such name. */
  get(of: unknown, name: string, line: number, column: number): unknown;
  /** A value as a helper prints it in this kind of file. */
  print(helper: string, frame: Frame, value: unknown, line: number, column: number): string;
  /** What `if` asks: neither falsy nor an empty list. */
  holds(value: unknown): boolean;
  each(
    list: unknown,
    frame: Frame,
    item: (context: unknown, frame: Frame) => string,
    otherwise: () => string,
  ): string;
  /** What a partial or slot prints. */
  call(name: string, context: unknown, frame: Frame): string;
  /** The same in the middle of a line: without its last newline. */
  inline(name: string, context: unknown, frame: Frame): string;
  indented(indent: string, text: string): string;
}

/** Where in a template something went wrong, as an error carries it. */
export interface Place {
  template?: string;
  line?: number;
  column?: number;
}

const HELPERS: Readonly<Record<string, (kind: Kind, value: unknown) => string>> = {
  token,
  string: stringText,
  comment: commentText,
  markdown: markdownText,
  prose: proseText,
  code: codeText,
  mermaid: mermaidText,
  key: keyText,
  type: typeToken,
  path: (_kind, value) => pathToken(value),
};

/** The tools of a renderer; `call` is its own affair. */
export const toolsWith = (call: TemplateTools["call"]): TemplateTools => ({
  get(of, name, line, column) {
    if (typeof of !== "object" || of === null || !(name in of))
      throw Object.assign(new Error(`"${name}" not defined in ${String(of)}`), { line, column });
    return Object.hasOwn(of, name) ? (of as Record<string, unknown>)[name] : undefined;
  },
  print(helper, { kind }, value, line, column) {
    try {
      return HELPERS[helper]!(kind, value);
    } catch (error) {
      throw Object.assign(error as Error, { line, column } satisfies Place);
    }
  },
  holds: (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)),
  each(list, frame, item, otherwise) {
    const items = itemsOf(list);
    if (items.length === 0) return otherwise();
    const inner = { ...frame };
    let text = "";
    for (const [index, one] of items.entries()) {
      inner.index = index;
      inner.first = index === 0;
      inner.last = index === items.length - 1;
      text += item(one, inner);
    }
    return text;
  },
  call,
  inline: (name, context, frame) => call(name, context, frame).replace(/\n$/, ""),
  indented: (indent, text) => text.replace(/^(?=[^])/gm, indent),
});

function itemsOf(list: unknown): readonly unknown[] {
  if (Array.isArray(list)) return list;
  return typeof list === "object" && list !== null ? Object.values(list) : [];
}
