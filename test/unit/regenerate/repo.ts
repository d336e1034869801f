import packageJson from "../../../package.json" with { type: "json" };
import { catalogOf, planFrom } from "../../../src/index.ts";
import { compare } from "../../../src/merge/compare.ts";
import { regenerate, type RegenerateOptions } from "../../../src/regenerate.ts";
import { compilePack } from "../../../src/render/compile.ts";
import { apply } from "../../../src/workspace/apply.ts";
import type { Disk } from "../../../src/workspace/disk.ts";
import { SMALL } from "../plan/plans.ts";
import { MemoryDisk } from "../workspace/memory-disk.ts";

export const ROOT = "/repo";

/** Path inside `templates/` → text. */
export type Templates = Readonly<Record<string, string>>;

export const BLUEPRINT = `groundplan: 1
name: shop
services:
  sales:
    api: { fancy: {} }
    entities:
      Order: { crud: [get, list], allow: { get: public }, fields: { sku: string(9) } }
`;

/** A repo in memory, made from a blueprint and a few templates, and all that happens to it after that. */
export class Repo {
  disk = new MemoryDisk();
  templates: Templates;

  constructor(templates: Templates, blueprint = BLUEPRINT) {
    this.templates = templates;
    this.disk.mkdir(ROOT);
    const { plan, problems } = planFrom(blueprint, "blueprint.yaml", this.catalog());
    if (!plan) throw new Error(problems.map(({ message }) => message).join("\n"));
    const changes = compare(plan, { files: new Map() });
    apply(ROOT, changes, { groundplan: packageJson.version, disk: this.disk });
  }

  catalog() {
    const all = Object.entries({ ...SMALL, ...this.templates });
    return catalogOf(compilePack(all.map(([path, text]) => ({ path, text }))));
  }

  /** A newer groundplan: templates of other text; `undefined` takes one away. */
  upgrade(templates: Readonly<Record<string, string | undefined>>): this {
    const all = Object.entries({ ...this.templates, ...templates });
    this.templates = Object.fromEntries(
      all.filter((one): one is [string, string] => one[1] !== undefined),
    );
    return this;
  }

  run(options: Partial<RegenerateOptions> = {}, disk: Disk = this.disk) {
    const host = { catalog: this.catalog(), disk };
    return regenerate(ROOT, { mode: "write", install: false, ...options }, host);
  }

  read(path: string): string | undefined {
    return this.disk.tree()[`${ROOT}/${path}`];
  }

  /** Puts a text at a path, or takes it away. */
  put(path: string, text: string | undefined): void {
    const full = `${ROOT}/${path}`;
    if (this.disk.lstat(full)) this.disk.unlink(full);
    if (text === undefined) return;
    for (let at = full.indexOf("/", ROOT.length + 1); at > 0; at = full.indexOf("/", at + 1))
      if (!this.disk.lstat(full.slice(0, at))) this.disk.mkdir(full.slice(0, at));
    this.disk.write(full, text);
  }

  edit(path: string, change: (text: string) => string): void {
    const text = this.read(path);
    if (text === undefined || change(text) === text) throw new Error(`${path} was not changed`);
    this.put(path, change(text));
  }
}
