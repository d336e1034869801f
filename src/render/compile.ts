import { parse as parseYaml } from "yaml";
import { checkTemplate } from "./check.ts";
import { RenderError } from "./error.ts";
import { idsByName, type Text } from "./ids.ts";
import { SLOT } from "./names.ts";
import type { Pack, PackFile, PackManifest, TemplateSource } from "./pack.ts";
import { roleOf } from "./sort-files.ts";
import { toJavascript } from "./to-javascript.ts";
import type { Template } from "./tools.ts";

/**
 * Everything in `templates/` as a pack. At build time and in tests only: it brings the whole of Handlebars along.
 * Throws a `RenderError` for the first template that is not allowed, names an unknown partial or slot, or stands
 * where none belongs.
 */
export function compilePack(sources: readonly TemplateSource[]): Pack {
  return compileWith(sources, (text) => new Function(`return ${text}`)() as Template);
}

/** As `compilePack`, with `wrap` deciding what becomes of a template's JavaScript. */
export function compileWith(
  sources: readonly TemplateSource[],
  wrap: (javascript: string) => Template,
): Pack {
  const files: PackFile[] = [];
  const manifests: PackManifest[] = [];
  const templates: Record<string, Pack["templates"][string]> = {};
  const partials: Record<string, Template> = {};
  const slots: Record<string, Record<string, Template>> = {};
  const calls: Call[] = [];
  const texts: Text[] = [];
  const compile = ({ path, text }: TemplateSource, own: string, callName = path): Template => {
    const { ast, partials: asked } = checkTemplate(text, path, own);
    texts.push({ name: callName, text, calls: [...asked.keys()] });
    for (const [name, place] of asked) calls.push({ path, name, ...place });
    return wrap(toJavascript(ast));
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
      if (kind) templates[path] = { kind, template: compile(source, found.own) };
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
