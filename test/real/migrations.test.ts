import { afterAll, beforeAll, expect, test } from "vitest";
import { planFrom, type PlanOptions } from "../../src/index.ts";
import { HISTORY_FILE, type Rename } from "../../src/migrations/index.ts";
import { real } from "../real.ts";
import { type Built, buildFiles } from "../support/built.ts";
import { ask } from "../support/http.ts";
import { freePort } from "../support/ports.ts";
import { type Postgres, postgresServer } from "../support/postgres.ts";
import { REAL } from "../unit/plan/plans.ts";

const ALL =
  "crud: [create, get, list, update], allow: { create: public, get: public, list: public, update: public }";
const BEFORE = `groundplan: 1
name: shop
services:
  sales:
    api: { rest: {} }
    entities:
      Order: { ${ALL}, fields: { note: string(40), size: enum(s|m) = s, at: "Place?", code: "uuid?", day: "date?" }, relations: { label: belongs-to Label? } }
      Label: { ${ALL}, fields: { word: string(9) unique } }
    values:
      Place: { street: string(20) }
`;
/** Another name of a field, of an entity and of a part of a value object, a required field more, in the latter too, a value more. */
const AFTER = BEFORE.replace("note: string(40)", "remark: string(80), rank: int(1..9) = 5")
  .replace("enum(s|m)", "enum(s|m|l)")
  .replace("Label?", "Tag?")
  .replace("Label:", "Tag:")
  .replace('code: "uuid?", day: "date?"', 'code: "string(40)?", day: "text?"')
  .replace("street: string(20)", "road: string(20), floor: int");
const RENAMES: Rename[] = [
  { kind: "field", path: ["sales", "Order", "note"], to: "remark" },
  { kind: "entity", path: ["sales", "Label"], to: "Tag" },
  { kind: "field", path: ["sales", "Place", "street"], to: "road" },
];

function filesOf(blueprint: string, repo?: PlanOptions["repo"]): Map<string, string> {
  const { plan, problems } = planFrom(blueprint, "blueprint.yaml", REAL, repo && { repo });
  if (!plan) throw new Error(problems.map(({ message }) => message).join("\n"));
  return new Map(Array.from(plan.files, ({ path, contents }) => [path, contents]));
}

/** A version of the service, as it runs. */
async function startVersion(repo: Built, DATABASE_URL: string) {
  const [PORT, HTTP2_PORT] = [String(await freePort()), String(await freePort())];
  const env = { DATABASE_URL, PORT, HTTP2_PORT };
  const running = repo.start(["node", "services/sales/src/main.ts"], { env });
  await running.says('"listening"');
  const base = `http://127.0.0.1:${PORT}`;
  return {
    async does(what: string, body?: unknown) {
      const type = what.startsWith("PATCH") ? "application/merge-patch+json" : "application/json";
      const headers = { "content-type": type };
      const answer = await ask(base, what, body === undefined ? {} : { body, headers });
      if (answer.status >= 300) throw new Error(`${what}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    stop: async () => expect((await running.stop()).code).toBe(0),
  };
}

type Version = Awaited<ReturnType<typeof startVersion>>;

/** Asks again and again while something else is done; rejects where one request fails. */
async function busyWhile<T>(version: Version, body: unknown, work: () => Promise<T>): Promise<T> {
  const doing = new AbortController();
  const asking = (async () => {
    while (!doing.signal.aborted) {
      const { id } = await version.does("POST /v1/orders", body);
      await version.does(`GET /v1/orders/${id}`);
    }
  })();
  const [result] = await Promise.all([work().finally(() => doing.abort()), asking]);
  return result;
}

real("PostgreSQL", postgresServer, (server) => {
  let postgres: Postgres;
  let before: Built;
  let after: Built;
  beforeAll(async () => {
    postgres = await server()();
    const files = filesOf(BEFORE);
    const history = files.get(HISTORY_FILE)!;
    before = await buildFiles(files);
    after = await buildFiles(filesOf(AFTER, { history, renames: RENAMES }));
  }, 600_000);
  afterAll(async () => {
    before?.remove();
    after?.remove();
    await postgres?.stop();
  });

  test("two versions of a service work side by side on one database, and no request fails", async () => {
    const url = await postgres.database();
    const old = await startVersion(before, url);
    const label = await old.does("POST /v1/labels", { word: "red" });
    const first = await old.does("POST /v1/orders", {
      note: "first",
      labelId: label.id,
      at: { street: "Elm" },
    });

    const fresh = await busyWhile(old, { note: "busy" }, () => startVersion(after, url));
    const seen = await fresh.does(`GET /v1/orders/${first.id}`);
    expect(seen).toMatchObject({ remark: "first", rank: 5, labelId: label.id });
    expect(seen.at).toEqual({ road: "Elm", floor: 0 });
    expect(await fresh.does(`GET /v1/tags/${label.id}`)).toMatchObject({ word: "red" });

    const second = await fresh.does("POST /v1/orders", {
      remark: "second",
      rank: 9,
      code: "no id",
      at: { road: "Oak", floor: 2 },
    });
    expect(await old.does(`GET /v1/orders/${second.id}`)).toMatchObject({
      note: "second",
      code: "no id",
      at: { street: "Oak" },
    });
    const typed = { code: label.id, day: "2026-02-03" };
    const third = await old.does("POST /v1/orders", { note: "third", ...typed });
    expect(await fresh.does(`GET /v1/orders/${third.id}`)).toMatchObject({
      remark: "third",
      rank: 5,
      ...typed,
    });
    await old.does(`PATCH /v1/orders/${second.id}`, { note: "by the old" });
    expect(await fresh.does(`GET /v1/orders/${second.id}`)).toMatchObject({
      remark: "by the old",
      rank: 9,
    });
    await fresh.does(`PATCH /v1/orders/${third.id}`, { remark: "by the new" });
    expect(await old.does(`GET /v1/orders/${third.id}`)).toMatchObject({ note: "by the new" });
    const tag = await fresh.does("POST /v1/tags", { word: "blue" });
    expect(await old.does(`GET /v1/labels/${tag.id}`)).toMatchObject({ word: "blue" });
    await old.does("POST /v1/orders", { note: "fourth", labelId: tag.id });

    await old.does(`PATCH /v1/orders/${first.id}`, { at: { street: "Ash" } });
    expect((await fresh.does(`GET /v1/orders/${first.id}`)).at).toEqual({ road: "Ash", floor: 0 });
    await old.stop();
    const env = { DATABASE_URL: url, MIGRATE: "contract" };
    const contract = () => after.start(["node", "services/sales/src/main.ts"], { env }).ended;
    const { code, output } = await busyWhile(fresh, { remark: "busy" }, contract);
    expect(code, output).toBe(0);
    expect(await fresh.does(`GET /v1/orders/${third.id}`)).toMatchObject({ remark: "by the new" });
    expect((await fresh.does(`GET /v1/orders/${second.id}`)).at).toEqual({ road: "Oak", floor: 2 });
    await fresh.stop();
    // and once more from the beginning, when all is done
    await (await startVersion(after, url)).stop();
  }, 240_000);

  test("its own tests hold for rows of each earlier state", async () => {
    const tests = "packages/service-kit/src/migrations.test.ts";
    const { code, output } = await after.start(["node", "--test", tests]).ended;
    expect(code, output).toBe(0);
    expect(output).toContain("sales: rows that are there after 0001-init.sql bear all that comes");
  }, 240_000);
});
