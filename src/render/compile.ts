import Handlebars from "handlebars";
import { parse as parseYaml } from "yaml";
import { checkTemplate } from "./check.ts";
import { RenderError } from "./error.ts";
import { idsByName, type Text } from "./ids.ts";
import { BLOCKS, SLOT, TEXT_HELPERS } from "./names.ts";
import type { Pack, PackFile, PackManifest, TemplateSource, TemplateSpec } from "./pack.ts";
import { roleOf } from "./sort-files.ts";

const KNOWN = Object.fromEntries(
  [...TEXT_HELPERS, ...BLOCKS, "token"].map((name) => [name, true as const]),
);

/**
 * Everything in `templates/` as a pack. At build time and in tests only: it brings the whole of Handlebars along.
 * Throws a `RenderError` for the first template that is not allowed, names an unknown partial or slot, or stands
 * where none belongs.
 */
export function compilePack(sources: readonly TemplateSource[]): Pack {
  return compileWith(sources, (text) => new Function(`return ${text}`)() as TemplateSpec);
}

/** As `compilePack`, with `wrap` deciding what becomes of a precompiled template's JavaScript. */
export function compileWith(
  sources: readonly TemplateSource[],
  wrap: (javascript: string) => TemplateSpec,
): Pack {
  const files: PackFile[] = [];
  const manifests: PackManifest[] = [];
  const templates: Record<string, Pack["templates"][string]> = {};
  const partials: Record<string, TemplateSpec> = {};
  const slots: Record<string, Record<string, TemplateSpec>> = {};
  const calls: Call[] = [];
  const texts: Text[] = [];
  const compile = ({ path, text }: TemplateSource, own: string, callName = path): TemplateSpec => {
    const { ast, partials: asked } = checkTemplate(text, path, own);
    texts.push({ name: callName, text, calls: [...asked.keys()] });
    for (const [name, place] of asked) calls.push({ path, name, ...place });
    return wrap(precompile(ast));
  };
  for (const source of sources.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const { path, text } = source;
    const found = roleOf(path);
    if (found.role === "registry") {
      for (const name of Object.keys(parseYaml(text) ?? {})) slots[name] ??= {};
    } else if (found.role === "manifest") {
      const { axis, feature } = found;
      manifests.push({ path, axis, ...(feature ? { feature } : {}), data: parseYaml(text) });
    } else if (found.role === "partial") {
      if (partials[found.name]) throw new RenderError(path, 1, 1, "two partials of one name");
      partials[found.name] = compile(source, found.own, found.name);
    } else if (found.role === "slot") {
      const slot = (slots[found.name] ??= {});
      if (slot[found.feature]) throw new RenderError(path, 1, 1, "two slots of one name");
      slot[found.feature] = compile(source, found.own, SLOT + found.name);
    } else if (found.role === "file") {
      const { scope, target, feature, kind } = found;
      const about = { id: path, scope, target, ...(feature ? { feature } : {}) };
      files.push(found.template ? about : { ...about, contents: text });
      if (kind) templates[path] = { kind, spec: compile(source, found.own) };
      else texts.push({ name: path, text, calls: [] });
    }
  }
  for (const call of calls) checkCall(call, partials, slots);
  const ids = idsByName(texts);
  return {
    files: files.map((file) => withIds(file, ids[file.id])),
    manifests,
    templates,
    partials,
    slots,
  };
}

const withIds = (file: PackFile, ids?: readonly string[]): PackFile =>
  ids ? { ...file, ids } : file;

function precompile(ast: hbs.AST.Program): string {
  return String(
    Handlebars.precompile(ast, {
      strict: true,
      noEscape: true,
      knownHelpers: KNOWN,
      knownHelpersOnly: true,
    }),
  );
}

interface Call {
  path: string;
  name: string;
  line: number;
  column: number;
}

function checkCall({ path, name, line, column }: Call, partials: object, slots: object): void {
  const slot = name.startsWith(SLOT);
  if (slot ? Object.hasOwn(slots, name.slice(SLOT.length)) : Object.hasOwn(partials, name)) return;
  const why = slot
    ? "is a slot that no feature fills and slots.yaml does not name"
    : "is no partial";
  throw new RenderError(path, line, column, `"${name}" ${why}`);
}
