import type { Contribution, Feature, Selection } from "../catalog/index.ts";
import type { EntityModel, OperationModel, ServiceModel } from "../model/types.ts";
import type { Pack, PackFile, Scope } from "../render/pack.ts";
import type { Renderer } from "../render/renderer.ts";
import type { UnitModel } from "./deployment/index.ts";
import type { RepoModel } from "./repo-model.ts";
import type { Draft, Ownership } from "./types.ts";

interface Place {
  context: RepoModel | UnitModel | ServiceModel | EntityModel | OperationModel;
  tokens: Readonly<Record<string, string>>;
  /** Keys of the features that are selected there. */
  features: readonly string[];
}

/** Every template of the base and of the selected features, in every place of its scope. */
export function* templateFiles(
  system: RepoModel,
  selection: Selection,
  pack: Pack,
  renderer: Renderer,
): Generator<Draft> {
  const owner = ownershipBy([selection.catalog.base, ...selection.features]);
  const places = placesOf(system, selection);
  for (const file of pack.files) {
    for (const { context, tokens, features } of places[file.scope]) {
      if (file.feature !== undefined && !features.includes(file.feature)) continue;
      const path = file.target.replace(
        /__(\w+?)__/g,
        (token) => tokens[token] ?? unknown(token, file),
      );
      const contents = () => file.contents ?? renderer.render(file.id, context, { features });
      yield { path, contents, ownership: owner(path), source: `templates/${file.id}` };
    }
  }
}

function placesOf(system: RepoModel, selection: Selection): Record<Scope, Place[]> {
  const services = system.services.map((service): Place & { context: ServiceModel } => ({
    context: service,
    tokens: { __service__: service.name.kebab },
    features: keysOf(selection.byService.get(service.name.kebab) ?? []),
  }));
  const entities = services.flatMap((place) =>
    place.context.entities.map((entity) => ({
      ...place,
      context: entity,
      tokens: { ...place.tokens, __entity__: entity.file, __entities__: entity.folder },
    })),
  );
  const operations = entities.flatMap((place) =>
    place.context.operations.map((operation) => ({
      ...place,
      context: operation,
      tokens: { ...place.tokens, __operation__: operation.name.kebab },
    })),
  );
  const features = keysOf(selection.features);
  const featuresOf = (some: readonly ServiceModel[]) =>
    keysOf(
      selection.features.filter((feature) =>
        some.some(({ name }) => selection.byService.get(name.kebab)?.includes(feature)),
      ),
    );
  const repo = [{ context: system, tokens: {}, features }];
  const unit = system.deployment.units.map((context) => ({
    context,
    tokens: { __unit__: context.name, __home__: context.home },
    features: featuresOf(context.services),
  }));
  return {
    repo,
    unit,
    service: services,
    entity: entities,
    operation: operations,
    decision: [],
    migration: [],
    feature: [],
  };
}

const keysOf = (features: readonly Feature[]): string[] => features.map(({ key }) => key);

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
