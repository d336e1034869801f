import type { Service } from "../blueprint/types.ts";
import { askedBy } from "../catalog/auto.ts";
import type { Choice } from "../catalog/choices.ts";
import { filled } from "../catalog/prose.ts";
import type { Axis, Feature } from "../catalog/types.ts";
import type { AnswerModel, DecisionModel, OptionModel } from "../model/types.ts";
import { driversOf, placeOf, quoted, type Known } from "./drivers.ts";
import { recordOf } from "./record.ts";

/** The answer to a question about the whole system. Undefined: it has none. */
export function decisionOfSystem(choice: Choice, known: Known): DecisionModel | undefined {
  const { axis, features, said, rule } = choice;
  if (features.length === 0) return undefined;
  const place = placeOf(choice, known);
  const asked = driversOf([...(rule ? askedBy(rule) : []), ...axis.decision.drivers], known);
  const because = rule?.because ?? (said === undefined ? known.words.unsaid : known.words.you);
  return recordOf(axis.id, axis.order, {
    ...questionOf(axis, features, known),
    by: rule ? "groundplan" : said === undefined ? "default" : "you",
    because: filled(because, known.values),
    main: (rule && asked[0]) ?? place,
    drivers: [place, ...asked],
    answers: [],
  });
}

/** The answers of services to a question that each of them is asked. */
export function decisionOfServices(
  axis: Axis,
  services: readonly Service[],
  known: Known,
): DecisionModel {
  const takenBy = ({ api }: Service) => (api.length > 0 ? api : axis.default);
  const all = services.flatMap(takenBy);
  const features = axis.features.filter(({ id }) => all.includes(id));
  const drivers = services.map(({ name, api }) => ({
    ...quoted(axis.path.replace("*", name), null),
    words: api,
    hasWords: api.length > 0,
    more: 0,
    text: api.length > 0 ? null : known.words.nothing,
  }));
  const said = services.some(({ api }) => api.length > 0);
  return recordOf(axis.id, axis.order, {
    ...questionOf(axis, features, known),
    by: said ? "you" : "default",
    because: said ? known.words.you : known.words.unsaid,
    main: drivers.find(({ hasWords }) => hasWords) ?? drivers[0]!,
    drivers: [...drivers, ...driversOf(axis.decision.drivers, known)],
    answers: grouped(
      services.map((service) => ({
        choice: labels(axis.features.filter(({ id }) => takenBy(service).includes(id))),
        by: service.api.length > 0 ? "you" : "default",
        services: [service.name],
      })),
    ),
  });
}

/** Services that have the same answer from the same side, together. */
function grouped(answers: readonly AnswerModel[]): AnswerModel[] {
  const found = new Map<string, AnswerModel>();
  for (const answer of answers) {
    const key = `${answer.by}: ${answer.choice}`;
    const others = found.get(key)?.services ?? [];
    found.set(key, { ...answer, services: [...others, ...answer.services] });
  }
  return [...found.values()];
}

function questionOf(axis: Axis, chosen: readonly Feature[], { values }: Known) {
  const { label, question, path, hint, decision, features } = axis;
  const prose = (texts: readonly string[]) => texts.map((text) => filled(text, values));
  return {
    label,
    question,
    path,
    context: filled(decision.context || hint, values),
    choice: labels(chosen),
    options: features
      .filter(({ hidden }) => !hidden)
      .map((feature): OptionModel => {
        const { good, bad } = feature.arguments;
        const { label: name, hint: about } = feature;
        const is = chosen.includes(feature);
        return { label: name, hint: about, chosen: is, good: prose(good), bad: prose(bad) };
      }),
    consequences: chosen.flatMap((feature) => prose(feature.arguments.consequences)),
    numbers: [],
  };
}

const labels = (features: readonly Feature[]): string =>
  features.map(({ label }) => label).join(", ");
