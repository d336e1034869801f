import { RenderError } from "./error.ts";
import { kindOf, type Kind } from "./kinds.ts";
import { DECISIONS } from "./names.ts";
import type { Scope } from "./pack.ts";

const HBS = ".hbs";

/** What a file of `templates/` is for, told by its path alone. */
export type Role =
  | { role: "skip" | "registry" }
  | { role: "manifest"; axis: string; feature?: string }
  | { role: "partial"; name: string; kind: Kind; own: string }
  | { role: "slot"; name: string; feature: string; kind: Kind; own: string }
  | {
      role: "file";
      scope: Scope;
      target: string;
      feature?: string;
      template: boolean;
      kind?: Kind;
      own: string;
    };

/** Throws a `RenderError` for a file that stands where none belongs. */
export function roleOf(path: string): Role {
  if (path === "README.md") return { role: "skip" };
  if (path === "slots.yaml") return { role: "registry" };
  if (path === "base.yaml") return { role: "manifest", axis: "base" };
  if (path === `${DECISIONS}.yaml`) return { role: "manifest", axis: DECISIONS };
  const parts = path.split("/");
  const [top = "", axis = "", feature = "", ...rest] = parts;
  if (top === DECISIONS && parts.length === 2 && axis.endsWith(".yaml"))
    return { role: "manifest", axis: top, feature: axis.slice(0, -".yaml".length) };
  if (top === "partials") return partial(path, parts.slice(1).join("/"), "");
  if (parts.length === 1 && top.endsWith(".yaml.hbs")) return file(path, "feature", [top]);
  if (top !== "features") return file(path, top, parts.slice(1));
  if (feature === "axis.yaml" && rest.length === 0) return { role: "manifest", axis };
  const id = `${axis}/${feature}`;
  const [folder = "", ...inside] = rest;
  if (folder === "feature.yaml") return { role: "manifest", axis, feature };
  if (folder === "partials") return partial(path, inside.join("/"), id);
  if (folder === "slots" && inside.length === 1) {
    return {
      role: "slot",
      name: bare(path, inside[0] ?? ""),
      feature: id,
      kind: kindFor(path),
      own: id,
    };
  }
  if (inside.length === 0 && folder.endsWith(".yaml.hbs")) {
    return { ...file(path, "feature", [folder]), feature: id, own: id };
  }
  return { ...file(path, folder, inside), feature: id, own: id };
}

function file(
  path: string,
  scope: string,
  inside: readonly string[],
): Extract<Role, { role: "file" }> {
  if (!isScope(scope) || inside.length === 0) {
    throw new RenderError(path, 1, 1, "stands in no folder that is known; see templates/README.md");
  }
  const template = path.endsWith(HBS);
  const target = inside.map((part) => part.replace(/^_(?=[a-z])(?!_)/, ".")).join("/");
  return {
    role: "file",
    scope,
    template,
    target: template ? target.slice(0, -HBS.length) : target,
    own: "",
    ...(template ? { kind: kindFor(path) } : {}),
  };
}

const isScope = (folder: string): folder is Scope =>
  ["repo", "service", "entity", "operation", "unit", "decision", "migration", "feature"].includes(
    folder,
  );

function partial(path: string, inside: string, feature: string): Role {
  const name = bare(path, inside);
  return {
    role: "partial",
    name: feature ? `${feature}/${name}` : name,
    kind: kindFor(path),
    own: feature,
  };
}

/** `imports.ts.hbs` → `imports` */
function bare(path: string, name: string): string {
  if (!name.endsWith(HBS)) throw new RenderError(path, 1, 1, "partials and slots end in .hbs");
  return name.slice(0, -HBS.length).replace(/\.[^./]+$/, "");
}

function kindFor(path: string): Kind {
  const kind = kindOf(path.slice(0, -HBS.length));
  if (!kind) throw new RenderError(path, 1, 1, "what kind of file is it? See src/render/kinds.ts");
  return kind;
}
