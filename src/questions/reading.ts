import type { DraftService } from "../blueprint/draft.ts";
import type { Offer } from "../blueprint/offer.ts";
import { readBlueprint, type Reading } from "../blueprint/read.ts";
import { readDraft } from "../blueprint/read-draft.ts";
import { Problems } from "../blueprint/report.ts";
import { readYaml } from "../blueprint/yaml.ts";
import { factsOf, type Facts } from "../catalog/facts.ts";
import type { Problem } from "../problem.ts";
import type { Draft } from "./draft.ts";
import { toBlueprint } from "./to-blueprint.ts";

/** A draft, and what the blueprint's reader must know to understand it. */
export interface Said {
  draft: Draft;
  offer: Offer;
}

/** The services of a draft as the blueprint's reader understands them. */
export function servicesIn({ draft, offer }: Said): readonly DraftService[] {
  const known = services.get(draft);
  if (known) return known;
  const text = toBlueprint(draft);
  const found = new Problems(text, "");
  const tree = readYaml(text, found);
  const read = tree ? readDraft(tree, offer, found.report).services : [];
  services.set(draft, read);
  return read;
}

/** Of drafts that were read already: a draft never changes, and its offer does not either. */
const services = new WeakMap<Draft, readonly DraftService[]>();
const readings = new WeakMap<Draft, Reading>();

/** Why the next draft would be refused, in the reader's words. What was wrong before is no fault of what came. */
export function whyRefused(before: Said, next: Draft): string | undefined {
  const wrong = told({ ...before, draft: next }, "error");
  if (wrong.length === 0) return undefined;
  const known = told(before, "error");
  return wrong.find((one) => !known.includes(one));
}

/** What the reader warns of. */
export const warningsOf = ({ draft, offer }: Said): string[] =>
  problemsOf({ draft, offer }, "warning").map(({ message }) => message);

const told = (said: Said, severity: Problem["severity"]) =>
  problemsOf(said, severity).map(({ message, help }) => `${message}. ${help}`);

/** What groundplan's own choices depend on, as far as it was said. */
export function factsIn(said: Said): Facts {
  const { blueprint } = readingOf(said);
  if (!blueprint) throw new Error("a draft is not sound in the middle of the questions");
  return factsOf(blueprint);
}

const problemsOf = (said: Said, severity: Problem["severity"]): Problem[] =>
  readingOf(said).problems.filter((one) => one.severity === severity);

function readingOf({ draft, offer }: Said): Reading {
  const reading = readings.get(draft) ?? readBlueprint(toBlueprint(draft), "", offer);
  readings.set(draft, reading);
  return reading;
}
