import { crudName } from "../../blueprint/crud-name.ts";
import { listAt, put, type Draft } from "../draft.ts";
import { servicesIn, whyRefused } from "../reading.ts";
import type { Talk } from "../talk.ts";
import { UsageError } from "../usage-error.ts";
import { askOne } from "./place.ts";

/** A call more: which operation calls which of another service. What the reader would refuse is not offered. */
export async function askNewCall(talk: Talk): Promise<void> {
  const services = servicesIn(talk);
  const callees = services.flatMap(({ name, operations, entities }) => [
    ...operations.map((one) => ({ home: name.text, callee: one.name.text })),
    ...entities.flatMap((entity) =>
      entity.crud.map(({ verb }) => ({
        home: name.text,
        callee: crudName(verb, entity.name.text),
      })),
    ),
  ]);
  const callers = services.flatMap(({ name, operations }) =>
    operations.map((one) => ({ home: name.text, operation: one.name.text })),
  );
  const names = callers.map(({ home, operation }) => `${home}.${operation}`);
  if (names.length === 0) throw noneFor("No operation of `operations` is there to call another.");
  const chosen = await askOne(talk, "caller", "Which operation calls?", names);
  const { home, operation } = callers[names.indexOf(chosen)]!;
  const others = callees
    .filter((one) => one.home !== home)
    .map((one) => `${one.home}.${one.callee}`);
  const drafts = others.flatMap((name) => {
    const draft = withCall(talk.draft, home, operation, name);
    return draft && whyRefused(talk, draft) === undefined ? [{ name, draft }] : [];
  });
  if (drafts.length === 0) throw noneFor(`There is nothing that ${chosen} could call.`);
  const able = drafts.map(({ name }) => name);
  const callee = await askOne(talk, "callee", `What does ${chosen} call?`, able);
  talk.draft = drafts[able.indexOf(callee)]!.draft;
}

const noneFor = (message: string) =>
  new UsageError({ message, help: "What is called has to be allowed to all who may do that." });

/** Undefined: it calls that already. */
function withCall(
  draft: Draft,
  service: string,
  operation: string,
  callee: string,
): Draft | undefined {
  const at = ["services", service, "operations", operation, "calls"];
  const calls = listAt(draft, at);
  return calls.includes(callee) ? undefined : put(draft, at, [...calls, callee]);
}
