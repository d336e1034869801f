import type { Contribution, Feature, Selection } from "../catalog/index.ts";
import type { EntityModel, OperationModel, ServiceModel } from "../model/types.ts";
import type { Pack, PackFile, Scope } from "../render/pack.ts";
import type { Renderer } from "../render/renderer.ts";
import type { UnitModel } from "./deployment/index.ts";
import { globTest } from "./globs.ts";
import type { RepoModel } from "./repo-model.ts";
import type { Draft, Ownership } from "./types.ts";

interface Spot {
  /** The owner of its files; none: the repo. */
  owner: readonly string[];
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
  const spots = spotsOf(system, selection);
  for (const file of pack.files) {
    for (const { owner: its, context, tokens, features } of spots[file.scope]) {
      if (file.feature !== undefined && !features.includes(file.feature)) continue;
      const path = file.target.replace(
        /__(\w+?)__/g,
        (token) => tokens[token] ?? unknown(token, file),
      );
      const contents = () => file.contents ?? renderer.render(file.id, context, { features });
      const source = `templates/${file.id}`;
      yield {
        path,
        contents,
        ownership: owner(path),
        source,
        ...(its.length > 0 && { owner: its }),
        ...(file.ids && { ids: file.ids }),
      };
    }
  }
}

function spotsOf(system: RepoModel, selection: Selection): Record<Scope, Spot[]> {
  const services = system.services.map((service): Spot & { context: ServiceModel } => ({
    owner: [service.name.kebab],
    context: service,
    tokens: { __service__: service.name.kebab },
    features: keysOf(selection.byService.get(service.name.kebab) ?? []),
  }));
  const entities = services.flatMap((place) =>
    place.context.entities.map((entity) => ({
      ...place,
      owner: [...place.owner, entity.name.kebab],
      context: entity,
      tokens: { ...place.tokens, __entity__: entity.file, __entities__: entity.folder },
    })),
  );
  const operations = entities.flatMap((place) =>
    place.context.operations.map((operation) => ({
      ...place,
      owner: [...place.owner, operation.name.kebab],
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
  const repo = [{ owner: [], context: system, tokens: {}, features }];
  const unit = system.deployment.units.map((context) => ({
    owner: [context.name],
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
