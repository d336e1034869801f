import { compilePack } from "../../../src/render/compile.ts";
import { createRenderer } from "../../../src/render/renderer.ts";

/** Renders one template, given as text, into a file of the given name. */
export function renderText(text: string, context: unknown, file = "a.ts"): string {
  return renderAll({ [`repo/${file}.hbs`]: text }, context, `repo/${file}.hbs`);
}

/** Renders one of several templates, given as path → text. */
export function renderAll(
  templates: Record<string, string>,
  context: unknown,
  id: string,
  features: readonly string[] = [],
): string {
  const sources = Object.entries(templates).map(([path, text]) => ({ path, text }));
  return createRenderer(compilePack(sources)).render(id, context, { features });
}

/** What a user may have written where free text is asked for. */
export const NASTY: readonly string[] = [
  "*/ process.exit(1) /*",
  "`${process.exit(1)}`",
  "'; DROP TABLE x; --",
  '"; throw 1; "',
  "{{x}} {{{y}}}",
  "⟪ a ¦ b ⟫",
  "a\nb\r\nc",
  "a\n  \n\n\nb",
  "</script><script>",
  "# x: y",
  "- a: b",
  "---",
  "--> <img onerror=x>",
  "\\",
  '\\"',
  "it's",
  `it's "quoted"`,
  `'"'`,
  "$(touch pwn) `id`",
  "[l](javascript:alert(1))",
  "| a | b |",
  "\u2028x\u2029",
  "emoji 😀 é 漢 👩‍👩‍👧 می‌خواهم",
  "on",
  "&anchor *ref !tag",
  "%YAML",
  "a".repeat(3000),
  " lead and trail ",
  '"""',
  "'''",
  "/*",
  "//",
  "\t",
  "*",
  '\\\\" + x + "',
  "${A}",
  "#{x}",
  "@x",
  "@ts-nocheck",
];

/** What no file may hold unseen. */
export const UNSEEN: readonly string[] = [
  "\u0000",
  "\u202Eevil",
  "\ud800",
  "\u0007",
  "\u0085",
  "\ufeff",
  "\ufdd0",
  "\ufdd3",
];
