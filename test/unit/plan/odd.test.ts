import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileOf, pathsOf, realPlan } from "./plans.ts";

const BLUEPRINT = join(import.meta.dirname, "../../blueprints/odd.yaml");
const plan = realPlan(readFileSync(BLUEPRINT, "utf8"));
const text = (path: string) => fileOf(plan, `services/${path}`).contents;

test("no import names nothing", () => {
  const empty = [...plan.files].filter(({ contents }) =>
    /^import (?:type )?\{\s*\} from/m.test(contents),
  );
  expect(empty.map(({ path }) => path)).toEqual([]);
});

describe("an entity with nothing but its id", () => {
  const marker = text("bare/src/features/markers/marker.ts");

  test("is made of nothing", () => {
    expect(marker).toContain("export const CreateMarker = f.object({});");
  });

  test("is found by its id", () => {
    expect(marker).toContain('f.pick(Marker, "id")');
  });
});

describe("a service without entities", () => {
  test("keeps nothing", () => {
    expect(text("empty/src/app.ts")).toContain("export interface Stores {}");
    expect(text("empty/src/adapters/postgres/stores.ts")).toContain('(_db: Database["db"])');
  });

  test("has a migration all the same: it is where more will stand", () => {
    expect(text("empty/migrations/0001-init.sql")).toBe("-- Nothing is kept yet.\n");
  });

  test("has nothing to begin with", () => {
    const paths = pathsOf(plan).filter((path) => path.startsWith("services/empty/"));
    expect(paths).not.toContain("services/empty/src/seed.ts");
    expect(paths).not.toContain("services/empty/src/adapters/postgres/tables.ts");
    expect(paths).not.toContain("services/empty/examples.json");
  });
});

describe("a service that lets nobody in", () => {
  test("has operations for itself, and no routes", () => {
    expect(text("silent/src/features/quiets/operations.ts")).toContain("createQuiet: operation({");
    expect(pathsOf(plan)).not.toContain("services/silent/src/features/quiets/routes.ts");
  });

  test("has a store that is only added to, where an entity has no operations", () => {
    expect(text("silent/src/features/secrets/ports.ts")).toContain("import type { Secret } from");
  });
});

describe("keys", () => {
  const operations = text("keys/src/features/tickets/operations.ts");
  const ticket = text("keys/src/features/tickets/ticket.ts");

  test("of all types find it", () => {
    const keys = ["Id", "ByNumber", "BySmall", "ByPrice", "ByClass", "ByOn", "ByFound", "ByAt"];
    for (const key of keys) expect(ticket).toContain(`  | Ticket${key}\n`);
  });

  test("called like a word of JavaScript, or of the function, have variables of another name", () => {
    expect(operations).toContain("async run({ class: classKey, ...input })");
    expect(operations).toContain("async run({ input: inputKey, ...input })");
    expect(operations).toContain("tickets.change({ found: foundKey }, rule)");
    expect(operations).toContain("async run({ number, ...input })");
  });

  test("are numbers in the contract, where they are numbers", () => {
    const contract = fileOf(plan, "contracts/keys/openapi.yaml").contents;
    const [, parameter] = contract.split("/v1/tickets/by-number/{number}/hold:");
    expect(parameter!.slice(0, 300)).toMatch(/name: number\s+in: path[^]*?type: integer/);
  });

  test("are unique by constraints that the adapter knows", () => {
    const sql = text("keys/migrations/0001-init.sql");
    expect(sql).toContain('"number" bigint not null constraint "tickets_number_key" unique');
    expect(text("keys/src/adapters/postgres/tickets.ts")).toContain('tickets_number_key: "number"');
  });
});

test("a value object that only an input uses is imported", () => {
  expect(text("family/src/features/children/child.ts")).toMatch(
    /import \{ Origin \} from "..\/..\/values.ts"/,
  );
});

test("one create stores who calls, the other takes it from the caller", () => {
  const ticket = text("keys/src/features/tickets/ticket.ts");
  expect(ticket).toContain("  openedBy: callerId(caller),\n");
  expect(ticket).toContain("  openedBy: input.openedBy ?? callerId(caller),\n");
});

describe("names of the generated files", () => {
  test.each([
    ["Operations", "features/operations/operations-entity.ts"],
    ["Ports", "features/ports/ports-entity.ts"],
    ["Table", "features/tables-entities/table.ts"],
    ["Store", "adapters/postgres/stores-entities.ts"],
  ])("are not taken by an entity called %s", (_, path) => {
    expect(pathsOf(plan)).toContain(`services/own-rules/src/${path}`);
  });

  test("are long where names are, and constraints are not cut", () => {
    const sql = text("own-rules/migrations/0001-init.sql");
    const names = [...sql.matchAll(/constraint "(\w+)"/g)].map(([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(2);
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(63);
    expect(new Set(names).size).toBe(names.length);
  });
});
