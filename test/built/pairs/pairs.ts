import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { namesOf, pluralOf } from "../../../src/model/names.ts";
import { build, type Built } from "../../support/built.ts";
import { develop } from "../../support/development.ts";
import { expectOwnTestsOnce, expectScript, expectWired } from "../whole.ts";
import { blueprintOf, ROLE, settingOf } from "./blueprint.ts";
import { open, type Service } from "./callers.ts";
import { type Domain, domains } from "./domains.ts";
import { chosen, rows } from "./rows.ts";

/** So many files share the rows, since files run side by side. */
const FILES = 3;

/** Repos in which any two answers to two different questions stand together, each in a domain of its own: one part of them. */
export function describePairs(part: 0 | 1 | 2): void {
  const cases = rows
    .map((row, index) => ({ row, domain: domains[index % domains.length]! }))
    .filter((_one, index) => index % FILES === part)
    .map((one) => ({ ...one, name: Object.values(one.row).join(", ") }));

  describe.each(cases)("$domain.system: $name", ({ row, domain }) => {
    const { styles, events, auth } = settingOf(row);
    let repo: Built;
    beforeAll(async () => {
      repo = await build(blueprintOf(row, domain));
    }, 600_000);
    afterAll(() => repo?.remove());

    test("type-checks, is tidy and passes its own tests", async () => {
      for (const name of ["typecheck", "lint", "format:check"]) await expectScript(repo, name);
      await expectOwnTestsOnce(repo);
    }, 240_000);

    test("everything is wired, and nothing else is there", () => {
      const { start } = JSON.parse(repo.read("package.json")).scripts;
      if (start) expectWired(repo, [start.replace("node ", "")]);
      else expectWired(repo);
      const { dependencies } = JSON.parse(repo.read("packages/service-kit/package.json"));
      const { taken, left } = chosen(row);
      const bring = (features: typeof taken) =>
        features.flatMap(({ packages }) =>
          Object.keys(packages["service-kit"]?.dependencies ?? {}),
        );
      expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(bring(taken)));
      const unwanted = bring(left).filter((name) => !bring(taken).includes(name));
      expect(Object.keys(dependencies).filter((name) => unwanted.includes(name))).toEqual([]);
    });

    test("does its business, and hears of it", async () => {
      implement(repo, domain, styles);
      const dev = await develop(repo);
      try {
        const token = auth ? await dev.token(ROLE) : undefined;
        for (const [index, style] of styles.entries()) {
          const [doer, noter] = [domain.doer, domain.noter].map((service) =>
            open(repo, dev, style, service),
          ) as [Service, Service];
          await business({ domain, doer, noter, token, events, name: `one ${index}` });
          for (const service of [doer, noter]) service.close();
        }
      } finally {
        expect((await dev.process.stop()).code).toBe(0);
      }
    }, 60_000);
  });
}

interface Business {
  domain: Domain;
  doer: Service;
  noter: Service;
  token: string | undefined;
  events: boolean;
  name: string;
}

async function business({ domain, doer, noter, token, events, name }: Business): Promise<void> {
  const { thing, field, from, verb, note, make } = domain;
  const made = await doer.call(`create${thing}`, { [field]: name, weight: "7.25" }, token);
  expect([200, 201]).toContain(made.status);
  expect(made.value).toMatchObject({ [field]: name, weight: "7.25" });
  expectState(made.value.stage, from);
  const { id } = made.value;
  if (token) expect((await doer.call(`${verb}${thing}`, { id })).status).toBe(401);
  const done = await doer.call(`${verb}${thing}`, { id }, token);
  expect(done.status).toBe(200);
  expectState(done.value.stage, domain.to);
  expect((await doer.call(`${verb}${thing}`, { id }, token)).status).toBe(409);

  if (!events) {
    const noted = { [`${thing.toLowerCase()}Id`]: id, named: name };
    const status = (await noter.call(`${make}${note}`, noted, token)).status;
    expect([200, 201]).toContain(status);
  }
  const mine = await vi.waitUntil(async () => {
    const { value } = await noter.call(listOf(note), {}, token);
    return value.find(({ named }: { named: string }) => named === name);
  }, 10_000);

  const checked = await noter.call(`check${note}`, { id: mine.id, seen: id }, token);
  expect(checked.status).toBe(200);
  expectState(checked.value.trust, "checked");
}

const listOf = (entity: string) => `list${pluralOf(namesOf(entity)).pascal}`;

/** Enums have long names in some styles: `SHIP_STAGE_AT_SEA`. */
const expectState = (value: string, state: string) =>
  expect(value.toLowerCase().replaceAll("_", "-")).toMatch(new RegExp(`(^|-)${state}$`));

/** The part that is left to the user: what is asked of the other service beforehand. */
function implement(repo: Built, { doer, thing, noter, note }: Domain, styles: string[]): void {
  const names = namesOf(note);
  const folder = `services/${noter}/src/features/${pluralOf(names).kebab}/rules`;
  const input = styles.includes("grpc") ? "{ id: input.seen }" : "{ path: { id: input.seen } }";
  repo.edit(`${folder}/check-${names.kebab}.ts`, (text) =>
    text
      .replace("_input", "input")
      .replace("_clients", "clients")
      .replace(
        /throw notImplemented\(.*\);/,
        `await clients.${namesOf(doer).camel}.get${thing}(${input});`,
      ),
  );
}
