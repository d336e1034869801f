import type { Draft, DraftField, DraftService } from "../draft.ts";
import { NONE } from "../offer.ts";
import type { Report } from "../report.ts";
import { shown } from "../shown.ts";
import { typeMeant } from "../foreign-types.ts";
import { didYouMean, nearest } from "../suggest.ts";
import { TYPE_WORDS } from "../type-words.ts";

/** Fields use value objects that exist, and are filled by a server that can. */
export function checkFields(service: DraftService, draft: Draft, report: Report): void {
  const fields = [...service.entities, ...service.values].flatMap((one) => one.fields);
  const inputs = service.operations.flatMap((operation) => operation.input);
  const told = service.events.flatMap((event) => event.fields);
  for (const field of [...fields, ...inputs, ...told]) {
    checkUses(field, service, report);
    const server = field.default && "server" in field.default ? field.default : undefined;
    if (server?.server !== "caller.id" || (draft.users !== undefined && draft.users !== NONE))
      continue;
    report(
      "GP1312",
      server.at,
      "Nobody knows who calls: there is no user authentication",
      "Say it in `auth: { users: { kind: … } }`.",
    );
  }
}

function helpFor(type: string, known: readonly string[], { name }: DraftService): string {
  const near = nearest(type, known);
  if (near !== undefined) return `Did you mean ${shown(near)}?`;
  const meant = typeMeant(type);
  if (meant !== undefined) return `Write ${shown(meant)}.`;
  const otherwise = `Describe it under \`values\` of ${shown(name.text)}, or write a type: ${TYPE_WORDS.join(", ")}.`;
  return didYouMean(type, TYPE_WORDS, otherwise);
}

function checkUses({ uses }: DraftField, service: DraftService, report: Report): void {
  const known = service.values.map((value) => value.name.text);
  for (const word of uses) {
    if (known.includes(word.text)) continue;
    const entity = service.entities.some((one) => one.name.text === word.text);
    const help = entity
      ? `An entity is not a type: write \`belongs-to ${word.text}\` under \`relations\`.`
      : helpFor(word.text, known, service);
    report(
      "GP1403",
      word.at,
      `${shown(word.text)} is not a value object of ${shown(service.name.text)}`,
      help,
    );
  }
}
