import { cased } from "../blueprint/index.ts";
import type { Selection } from "../catalog/index.ts";
import {
  HISTORY_FILE,
  historyText,
  migrationModel,
  nameBefore,
  nextMigrations,
  tableRenames,
  tablesOf,
  noBackfill,
  type FieldFill,
  type Finding,
  type History,
  type NextMigration,
  type Rename,
  type ServiceHistory,
  type WrittenMigration,
} from "../migrations/index.ts";
import type { ServiceModel, SystemModel } from "../model/types.ts";
import type { Pack, PackFile } from "../render/pack.ts";
import type { Renderer } from "../render/renderer.ts";
import type { Draft, MigrationFinding } from "./types.ts";

/** What is known of the migrations that a repo has. */
export interface MigrationsInput {
  history: History;
  /** What got another name in the blueprint since. */
  renames?: readonly Rename[];
  /** The names of all files below a folder of the repo: a new migration comes behind all of its service, those of others' hands too. */
  namesBelow?: (folder: string) => readonly string[];
  /** The text of one of them. */
  textOf?: (path: string) => string | undefined;
  /** What rows get that are there. */
  fills?: readonly FieldFill[];
}

export interface PlannedMigrations {
  drafts: readonly Draft[];
  findings: readonly MigrationFinding[];
}

const FIRST = "0001-init.sql";
const NOTHING: PlannedMigrations = { drafts: [], findings: [] };

/**
 * The migrations of all services: those that were written before, to the letter, and those that the model wants beyond them; and
 * the history, with which the next plan begins.
 */
export function plannedMigrations(
  system: SystemModel,
  selection: Selection,
  pack: Pack,
  renderer: Renderer,
  input: MigrationsInput = { history: { services: new Map() } },
): PlannedMigrations {
  const files = pack.files.filter(({ scope }) => scope === "migration");
  const all = system.services.flatMap((service) => {
    const features = (selection.byService.get(service.name.kebab) ?? []).map(({ key }) => key);
    const file = files.find(({ feature }) => feature && features.includes(feature));
    return file ? [migrationsOf({ service, file, features, renderer }, input)] : [];
  });
  if (all.length === 0) return NOTHING;
  const left = [...input.history.services].filter(([name]) => !all.some(({ was }) => was === name));
  const history: Draft = {
    path: HISTORY_FILE,
    contents: () =>
      historyText({
        services: new Map([
          ...left,
          ...all.map(({ name, history: own }) => [name, own()] as const),
        ]),
      }),
    ownership: "generated",
    source: "src/migrations/history.ts",
  };
  return {
    drafts: [history, ...all.flatMap(({ drafts }) => drafts)],
    findings: all.flatMap(({ findings }) => findings),
  };
}

interface Place {
  service: ServiceModel;
  file: PackFile;
  features: readonly string[];
  renderer: Renderer;
}

function migrationsOf(place: Place, input: MigrationsInput) {
  const { history, renames = [], namesBelow = () => [], textOf } = input;
  const { service } = place;
  const name = service.name.kebab;
  const fills = (input.fills ?? []).filter(({ path }) => cased(path[0]).kebab === name);
  const was = nameBefore(name, renames);
  const before = history.services.get(was);
  const tables = tablesOf(service);
  const pathOf = (migration: string) =>
    place.file.target
      .replace("__service__", name)
      .replace("__migration__", migration.slice(0, -".sql".length));
  const folder = pathOf("x.sql").slice(0, -"/x.sql".length).replace(`/${name}/`, `/${was}/`);
  const standing = namesBelow(folder).map((file) => ({
    name: file,
    text: () => textOf?.(`${folder}/${file}`) ?? "",
  }));
  const next =
    before &&
    nextMigrations(
      before,
      tables,
      broughtTo(place),
      tableRenames(was, before.tables, tables, renames),
      { standing, fills },
    );
  const added = next ? next.migrations.map((one) => written(place, one)) : [first(place)];
  const draft = ({ name: migration, text }: { name: string; text(): string }): Draft => ({
    path: pathOf(migration),
    contents: text,
    ownership: "owned",
    source: `templates/${place.file.id}`,
    owner: [name, migration],
  });
  return {
    name,
    was,
    drafts: [
      ...(before?.migrations ?? []).map(({ name: migration, sql }) =>
        draft({ name: migration, text: () => sql }),
      ),
      ...added.map(draft),
    ],
    findings: (next ? [...next.losses, ...next.refusals] : fills.map(noBackfill)).map(
      (finding: Finding) => ({ ...finding, service: name }),
    ),
    history: (): ServiceHistory => ({
      schema: service.schema,
      tables,
      brought: [...new Set([...(before?.brought ?? []), ...broughtTo(place)])],
      migrations: [...(before?.migrations ?? []), ...added.map(noted)],
    }),
  };
}

interface Text {
  name: string;
  touches: readonly string[];
  text(): string;
}

const noted = ({ name, touches, text }: Text): WrittenMigration => ({
  name,
  sql: text(),
  ...(touches.length > 0 && { touches }),
});

const first = ({ service, file, features, renderer }: Place): Text => ({
  name: FIRST,
  touches: [],
  text: () => renderer.render(file.id, migrationModel({ first: [service] }), { features }),
});

function written({ file, features, renderer }: Place, migration: NextMigration): Text {
  const { name, phase, needs, operations, touches, brought } = migration;
  const own = () =>
    renderer.render(file.id, migrationModel({ phase, needs, operations }), { features });
  const more = brought.map((statement) => `\n${statement};\n`).join("");
  return { name, touches, text: () => own() + more };
}

/**
 * The statements that a service's features bring, each once and in their order. A later version of a feature adds some at the end,
 * and never changes one.
 */
const broughtTo = ({ service, file, features, renderer }: Place): string[] =>
  renderer
    .render(file.id, migrationModel({ brought: [service] }), { features })
    .split(/;\n/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
