import type { Contribution, Feature, Selection } from "../catalog/index.ts";
import type { EntityModel, OperationModel, ServiceModel, SystemModel } from "../model/types.ts";
import type { Pack, PackFile } from "../render/pack.ts";
import type { Renderer } from "../render/renderer.ts";
import type { Ownership, PlannedFile } from "./types.ts";

interface Place {
  context: SystemModel | ServiceModel | EntityModel | OperationModel;
  tokens: Readonly<Record<string, string>>;
  features: readonly Feature[];
}

/** Every template of the base and of the selected features, in every place of its scope. What prints nothing is left out. */
export function* templateFiles(
  system: SystemModel,
  selection: Selection,
  pack: Pack,
  renderer: Renderer,
): Generator<PlannedFile> {
  const owner = ownershipBy([selection.catalog.base, ...selection.features]);
  for (const file of pack.files) {
    if (file.scope === "feature") continue;
    for (const { context, tokens, features } of placesOf(file, system, selection)) {
      const keys = features.map((feature) => feature.key);
      if (file.feature !== undefined && !keys.includes(file.feature)) continue;
      const path = file.target.replace(
        /__(\w+?)__/g,
        (token) => tokens[token] ?? unknown(token, file),
      );
      const contents = file.contents ?? renderer.render(file.id, context, { features: keys });
      if (contents.trim() !== "")
        yield { path, contents, ownership: owner(path), source: `templates/${file.id}` };
    }
  }
}

function placesOf(file: PackFile, system: SystemModel, selection: Selection): Place[] {
  if (file.scope === "repo") return [{ context: system, tokens: {}, features: selection.features }];
  const services = system.services.map((service): Place & { context: ServiceModel } => ({
    context: service,
    tokens: { __service__: service.name.kebab },
    features: selection.byService.get(service.name.kebab) ?? [],
  }));
  if (file.scope === "service") return services;
  const entities = services.flatMap((place) =>
    place.context.entities.map((entity) => ({
      ...place,
      context: entity,
      tokens: { ...place.tokens, __entity__: entity.file, __entities__: entity.folder },
    })),
  );
  if (file.scope === "entity") return entities;
  return entities.flatMap((place) =>
    place.context.operations.map((operation) => ({
      ...place,
      context: operation,
      tokens: { ...place.tokens, __operation__: operation.name.kebab },
    })),
  );
}

function unknown(token: string, file: PackFile): never {
  throw new Error(`templates/${file.id}: ${token} means nothing here`);
}

function ownershipBy(all: readonly Contribution[]): (path: string) => Ownership {
  const rules = all
    .flatMap((one) => Object.entries(one.ownership))
    .map(([glob, ownership]) => ({ test: globTest(glob), ownership }));
  return (path) => rules.find((rule) => rule.test.test(path))?.ownership ?? "merged";
}

/** `*` stays within a folder, `**` does not. */
const globTest = (glob: string) =>
  new RegExp(
    `^${glob
      .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
      .replaceAll("**", "\0")
      .replaceAll("*", "[^/]*")
      .replaceAll("\0", ".*")}$`,
  );
