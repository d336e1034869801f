import type { Kind } from "./kinds.ts";
import type { Template } from "./tools.ts";

/** One file of `templates/`, as text. */
export interface TemplateSource {
  /** Its path inside `templates/`, with `/`. */
  path: string;
  text: string;
}

/**
 * Where a file lands: once in the repo, in each service, in each entity or operation, for each process that is deployed (`unit`),
 * for each decision, as each migration of a service's tables; `feature` is data beside feature.yaml.
 */
export type Scope =
  | "repo"
  | "service"
  | "entity"
  | "operation"
  | "unit"
  | "decision"
  | "migration"
  | "feature";

/** A file of the catalog that a selection may put into the user's repo. */
export interface PackFile {
  /** Its path inside `templates/`: what `render` is asked for, and what a plan names as source. */
  id: string;
  scope: Scope;
  /** `<axis>/<feature>`; absent: it belongs to every system. */
  feature?: string;
  /** Below the scope's folder, dots restored, `.hbs` gone; path tokens such as `__service__` still in it. */
  target: string;
  /** Absent for a template. */
  contents?: string;
  /** Ids of decisions that stand in its text, or in a partial or slot that it may call; absent: there are none. */
  ids?: readonly string[];
}

export interface PackTemplate {
  kind: Kind;
  template: Template;
}

/** A manifest as parsed, for the catalog to check. */
export interface PackManifest {
  /** Its path inside `templates/`, for messages. */
  path: string;
  axis: string;
  /** Absent: the manifest of the axis itself. */
  feature?: string;
  data: unknown;
}

/** Everything that `templates/` holds, ready to use: read from the folder, or imported from `dist/pack.js`. */
export interface Pack {
  files: readonly PackFile[];
  manifests: readonly PackManifest[];
  /** By id: files that are rendered. */
  templates: Readonly<Record<string, PackTemplate>>;
  /** By name, as `{{> name}}` spells it. */
  partials: Readonly<Record<string, Template>>;
  /** Slot name → `<axis>/<feature>` → what that feature puts there. */
  slots: Readonly<Record<string, Readonly<Record<string, Template>>>>;
}
