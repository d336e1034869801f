import { beforeEach, describe, expect, test } from "vitest";
import { BLUEPRINT, guestRepo } from "./guest-repo.ts";

/** Services that tell each other, and users who sign in. */
const TELLING = `groundplan: 1
name: shelf
platform: { broker: memory }
auth: { users: { kind: oidc }, roles: { keeper: [] } }
services:
  lending:
    api: { rest: {}, grpc: {} }
    entities:
      Book:
        crud: [create, list]
        allow: { create: [keeper], list: [keeper] }
        emits: { create: BookBought }
        fields: { title: { type: string(80), data: personal } }
    events:
      BookBought: { of: Book, key: id, carries: [id, title] }
  finding:
    entities:
      Place: { fields: { bookId: uuid unique } }
    operations:
      putAway: { kind: create, of: Place, accepts: [bookId] }
    consumes:
      lending.BookBought: { do: putAway, with: { bookId: event.id } }
`;

let repo: ReturnType<typeof guestRepo>;
beforeEach(() => {
  repo = guestRepo();
});

describe("a repo that was there before", () => {
  test("gets services, what they need and nothing of a repo's own", async () => {
    await repo.come();
    expect(
      repo.paths().filter((path) => !path.includes("/") && repo.read(path) !== "folder"),
    ).toEqual([".gitignore", "blueprint.yaml", "package.json"]);
    expect(JSON.parse(repo.read(".groundplan/lock.json")).guest).toBe(true);
    expect(repo.manifest().workspaces).toEqual([
      "packages/contracts",
      "packages/service-kit",
      "services/lending",
    ]);
  });

  test("keeps its scripts; ours has another name then, in documents too, and that is remembered", async () => {
    await repo.come();
    const { scripts } = repo.manifest();
    expect(scripts.dev).toBe("mine");
    expect(scripts["services-dev"]).toContain("services-dev");
    expect(scripts.typecheck).toContain("services-typecheck");
    expect(repo.read("docs/services.md")).toContain("npm run services-dev\n");
    expect(await repo.run({ mode: "check" })).toMatchObject({
      changes: [],
      conflicts: [],
      notes: [],
    });
  });

  test("is told of no script of ours under a name that its own has, whatever services do", async () => {
    const names = ["contracts", "dev", "dlq", "start", "test", "token", "typecheck"];
    const scripts = Object.fromEntries(names.map((name) => [name, "mine"]));
    repo.put("package.json", JSON.stringify({ name: "old", private: true, scripts }));
    await repo.come(TELLING);
    const ours = Object.keys(repo.manifest().scripts).filter((name) => !names.includes(name));
    expect(ours).toContain("services-dlq");
    const named = repo
      .paths()
      .filter((path) =>
        /^(?:docs|packages\/service-kit\/src|services)\/.*\.(?:md|ts|mts)$/.test(path),
      )
      .flatMap((path) =>
        Array.from(
          repo.read(path).matchAll(/npm run (?:--silent )?([a-z:-]*[a-z])/g),
          ([, name]) => `${path}: ${name}`,
        ),
      );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((one) => !ours.includes(one.split(": ")[1]!))).toEqual([]);
  });

  test("has no rollout of its own: what runs one stays out", async () => {
    await repo.come(TELLING);
    expect(repo.paths().filter((path) => /rollout\/|rollout\./.test(path))).toEqual([
      "packages/service-kit/src/rollout/services.ts",
    ]);
  });

  test("gets another service as any repo does", async () => {
    await repo.come();
    repo.put("package.json", repo.read("package.json").replace('"mine"', '"yours"'));
    await repo.run({ blueprintText: `${BLUEPRINT}  mailing: {}\n` });
    expect(repo.manifest().workspaces).toContain("services/mailing");
    expect(repo.manifest().scripts.dev).toBe("yours");
    expect(repo.read("services/mailing/package.json")).toContain("@shelf/mailing");
    expect(await repo.run({ mode: "check" })).toMatchObject({ changes: [] });
  });

  test("is asked for no workspace that it has", async () => {
    repo.put("package.json", '{ "workspaces": { "packages": ["./packages/*", "services/*"] } }\n');
    await repo.come();
    expect(repo.manifest().workspaces).toEqual({ packages: ["./packages/*", "services/*"] });
  });

  test("is asked for no workspace that stands between braces", async () => {
    const workspaces = ["{packages,services}/*", "apps/{web,desk{top,side}}"];
    repo.put("package.json", JSON.stringify({ workspaces }));
    await repo.come();
    expect(repo.manifest().workspaces).toEqual(workspaces);
  });

  test.each([
    ["package-lock.json", "*", "npm run --workspace"],
    ["yarn.lock", "*", "yarn workspace"],
    ["pnpm-lock.yaml", "workspace:*", "pnpm --filter"],
  ])("with %s goes on with its package manager", async (lock, version, command) => {
    repo.put(lock, "");
    const { remaining } = await repo.come();
    expect(repo.manifest().devDependencies).toEqual({ "@shelf/service-kit": version });
    expect(repo.manifest().scripts.test).toContain(command);
    expect(remaining.join()).toContain(command);
    const { version: own } = JSON.parse(repo.read("services/lending/package.json"));
    expect(own).toBe(lock.startsWith("yarn") ? "0.0.0" : undefined);
    expect(repo.has("pnpm-workspace.yaml")).toBe(lock.startsWith("pnpm"));
  });

  test("with pnpm says which scripts of packages are not run, where one comes along that has some", async () => {
    repo.put("pnpm-workspace.yaml", "packages: [libs/*]\n");
    await repo.come();
    expect(repo.read("pnpm-workspace.yaml")).not.toContain("allowBuilds");
    await repo.run({ blueprintText: BLUEPRINT.replace("rest: {}", "grpc: {}") });
    expect(repo.read("pnpm-workspace.yaml")).toContain('allowBuilds:\n  "@bufbuild/buf": false\n');
  });

  test("keeps its documents, and says so once", async () => {
    repo.put("docs/architecture.md", "mine\n");
    const { notes } = await repo.come();
    expect(notes).toEqual([expect.objectContaining({ path: "docs/architecture.md" })]);
    expect(repo.read("docs/architecture.md")).toBe("mine\n");
    expect(await repo.run({ mode: "check" })).toMatchObject({ changes: [], notes: [] });
  });
});
