import { NONE } from "../blueprint/offer.ts";
import type { Axis } from "../catalog/types.ts";
import { newEntity, newService, type Answers, type Chosen } from "./answers.ts";
import { askAxis, pathOf } from "./axes.ts";
import { askEntity } from "./entity.ts";
import { readNames, readRoles } from "./lines.ts";
import { askLine, reading, type Setting, type Talk } from "./talk.ts";

/** What a system's only service is called unless somebody has a better name. */
const SERVICE = "core";

/** Asks everything: about a dozen questions for one service with one entity. */
export async function interview(setting: Setting, name: string): Promise<Answers> {
  const talk: Talk = { ...setting, answers: withServices(setting.axes, start(name), [SERVICE]) };
  await askSystem(talk, name);
  for (const service of talk.answers.services) await askService(talk, service.name);
  return talk.answers;
}

const start = (name: string): Answers => ({
  name,
  summary: "",
  choices: new Map(),
  roles: [],
  services: [],
});

async function askSystem(talk: Talk, name: string): Promise<void> {
  await askLine(
    talk,
    "name",
    { message: "Name of the system", hint: "lower-case, names the repo", default: name },
    (line) => ({ ...talk.answers, name: line }),
  );
  await askLine(
    talk,
    "summary",
    { message: "What is it, in one sentence?", hint: "for its README; may stay empty", empty: "—" },
    (line) => ({ ...talk.answers, summary: line }),
  );
  for (const axis of talk.axes.filter(({ scope }) => scope === "system")) {
    choose(talk, pathOf(axis), await askAxis(talk.ask, axis));
    if (signsIn(talk, axis)) await askRoles(talk);
  }
  await askLine(
    talk,
    "peak",
    {
      message: "Requests in the busiest second",
      hint: "sizes pools and limits; empty: let groundplan decide",
      empty: "let groundplan decide",
    },
    (line) =>
      /^\d*$/.test(line)
        ? { ...talk.answers, peakRequestsPerSecond: line }
        : "Write a whole number, or nothing.",
  );
  await askLine(
    talk,
    "services",
    { message: "Services", hint: "each runs on its own; separated by commas", default: SERVICE },
    reading(readNames, (names) => withServices(talk.axes, talk.answers, names)),
  );
}

/** Whether users are known by now, so that there may be roles. */
function signsIn(talk: Talk, axis: Axis): boolean {
  const chosen = talk.answers.choices.get(pathOf(axis)) ?? axis.default[0] ?? NONE;
  return axis.path.startsWith("auth.users.") && chosen !== NONE;
}

const askRoles = (talk: Talk) =>
  askLine(
    talk,
    "roles",
    {
      message: "Roles of its users",
      hint: "separated by commas; admin > member: an admin may do all that a member may",
      default: "member, admin > member",
    },
    reading(readRoles, (roles) => ({ ...talk.answers, roles })),
  );

async function askService(talk: Talk, name: string): Promise<void> {
  for (const axis of talk.axes.filter(({ scope }) => scope === "service"))
    choose(talk, pathOf(axis, name), await askAxis(talk.ask, axis, name));
  await askLine(
    talk,
    `services.${name}.entities`,
    {
      message: `What does ${name} keep?`,
      hint: "in the singular, with a capital, separated by commas",
      default: "Item",
    },
    reading(readNames, (names) => ({
      ...talk.answers,
      services: talk.answers.services.map((service) =>
        service.name === name ? { ...service, entities: names.map(newEntity) } : service,
      ),
    })),
  );
  const service = talk.answers.services.find((each) => each.name === name);
  for (const entity of service?.entities ?? []) await askEntity(talk, name, entity.name);
}

function choose(talk: Talk, path: string, chosen: Chosen | undefined): void {
  const choices = new Map(talk.answers.choices);
  if (chosen === undefined) choices.delete(path);
  else choices.set(path, chosen);
  talk.answers = { ...talk.answers, choices };
}

/** With these services, of which nothing more is known; what a service must choose has its default. */
function withServices(axes: readonly Axis[], answers: Answers, names: readonly string[]): Answers {
  const kept = [...answers.choices].filter(([path]) => !path.startsWith("services."));
  const defaults = names.flatMap((name) =>
    axes
      .filter(({ scope, many }) => scope === "service" && many)
      .map((axis) => [pathOf(axis, name), axis.default] as const),
  );
  return { ...answers, choices: new Map([...kept, ...defaults]), services: names.map(newService) };
}
