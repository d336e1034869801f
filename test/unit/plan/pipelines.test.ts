import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { run } from "../../support/processes.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { planFrom } from "../../../src/index.ts";
import { fileOf, jsonOf, pathsOf, REAL, realPlan } from "./plans.ts";

const blueprint = (platform: string) => `groundplan: 1
name: library
platform: { ${platform} }
services:
  lending:
    entities: { Book: { crud: [create, get], allow: { create: public, get: public }, emits: { create: BookAdded }, fields: { title: text } } }
    events: { BookAdded: { of: Book, key: id, carries: [id] } }
  desk: {}
`;
const WORKFLOW = ".github/workflows/ci.yaml";
const PIPELINE = ".gitlab-ci.yml";
const github = (more = "") => realPlan(blueprint(`ci: github, broker: nats${more}`));
const gitlab = (more = "") => realPlan(blueprint(`ci: gitlab, broker: nats${more}`));

describe("a workflow of GitHub", () => {
  const text = fileOf(github(", deployment: compose"), WORKFLOW).contents;
  const { jobs, permissions } = parse(text);

  test("runs actions of one commit, may read, and ends", () => {
    const used = [...text.matchAll(/uses: (\S+)(.*)/g)];
    expect(used.length).toBeGreaterThan(3);
    for (const [, action, version] of used) {
      expect(action).toMatch(/@[0-9a-f]{40}$/);
      expect(version).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
    expect(permissions).toEqual({ contents: "read" });
    for (const job of Object.values<any>(jobs)) expect(job["timeout-minutes"]).toBeGreaterThan(0);
  });

  test("of an older push to a branch ends, and each commit of main has its own", () => {
    // of runs in one group GitHub drops those that wait, whatever `cancel-in-progress` says
    const { group, "cancel-in-progress": cancelled } = parse(text).concurrency;
    expect(group).toContain("github.ref == 'refs/heads/main' && github.sha || github.ref");
    expect(cancelled).toBe(true);
    const [branch, main] = parse(fileOf(gitlab(), PIPELINE).contents).workflow.rules;
    expect(branch).not.toHaveProperty("auto_cancel");
    expect(main.auto_cancel).toEqual({ on_new_commit: "none" });
  });

  test("shows the tests the servers that it starts", () => {
    expect(jobs.test.env).toEqual({
      DATABASE_URL: "postgres://postgres:development@localhost:5432/library",
      TEST_DATABASE_URL: "postgres://postgres:development@localhost:5432/library",
      NATS_URL: "nats://localhost:4222",
    });
    const script = fileOf(github(), ".github/start-servers.sh").contents;
    expect(script).toContain("--publish 5432:5432");
    expect(script).toContain("--publish 4222:4222");
    expect(script).not.toContain("keycloak");
  });

  test("builds an image of each service where the deployment wants images", () => {
    expect(jobs.images.strategy.matrix.service).toEqual(["lending", "desk"]);
    expect(parse(fileOf(github(), WORKFLOW).contents).jobs).not.toHaveProperty("images");
    const one = realPlan(blueprint("ci: github, broker: memory, deployment: compose"));
    expect(parse(fileOf(one, WORKFLOW).contents).jobs.images).not.toHaveProperty("strategy");
  });
});

test("a pipeline of GitLab does the same", () => {
  const commands = (jobs: any, name: string) =>
    (jobs[name].steps ?? jobs[name].script)
      .map((step: any) => step.run ?? step)
      .filter((step: any) => typeof step === "string" && / (?:run|test)\b/.test(step))
      .filter((step: string) => step.startsWith("npm"));
  const of = parse(fileOf(gitlab(), PIPELINE).contents);
  const { jobs } = parse(fileOf(github(), WORKFLOW).contents);
  for (const name of ["check", "test"]) expect(commands(of, name)).toEqual(commands(jobs, name));
  expect(of.test.services.map((one: any) => one.alias)).toEqual(["postgres", "nats"]);
  expect(of.test.variables.NATS_URL).toBe("nats://nats:4222");
  expect(of).not.toHaveProperty("images");
  const images = parse(fileOf(gitlab(", deployment: compose"), PIPELINE).contents).images;
  expect(images.parallel.matrix).toEqual([{ SERVICE: ["lending", "desk"] }]);
});

test("both try the rules of alerts where there are any, with the Prometheus that is deployed", () => {
  const more = ", observability: opentelemetry, deployment: compose";
  const image = parse(fileOf(gitlab(more), "compose.yaml").contents).services.prometheus.image;
  const { steps } = parse(fileOf(github(more), WORKFLOW).contents).jobs.check;
  expect(steps.at(-1).run).toContain(` ${image} test rules deploy/observability/rules/`);
  const { alerts } = parse(fileOf(gitlab(more), PIPELINE).contents);
  expect(alerts.image.name).toBe(image);
  expect(alerts.script).toEqual(["promtool test rules deploy/observability/rules/*.test.yaml"]);
  expect(fileOf(github(), WORKFLOW).contents + fileOf(gitlab(), PIPELINE).contents).not.toContain(
    "promtool",
  );
});

test("a pipeline of GitLab names its images to the patch, and Node's as the Dockerfile does", () => {
  const of = gitlab(", deployment: compose");
  const { default: usual, images } = parse(fileOf(of, PIPELINE).contents);
  const node = /^FROM (node:[\d.]+)/m.exec(fileOf(of, "Dockerfile").contents)![1];
  expect(usual.image).toBe(`${node}-bookworm`);
  for (const image of [images.image, ...images.services]) expect(image).toMatch(/:\d+\.\d+\.\d+-/);
});

describe("what would break callers of a .proto file is let through by a label", () => {
  const grpc = (ci: string) =>
    realPlan(
      blueprint(`ci: ${ci}, broker: nats`).replace(
        "    entities:",
        "    api: { grpc: {} }\n    entities:",
      ),
    );

  test("on GitHub also by one that comes later", () => {
    const { on, jobs } = parse(fileOf(grpc("github"), WORKFLOW).contents);
    expect(jobs.check.steps.at(-1).if).toContain("labels.*.name, 'breaking')");
    expect(on.pull_request.types).toContain("labeled");
    expect(parse(fileOf(github(), WORKFLOW).contents).on.pull_request).toBe(null);
  });

  test("and needs none where the target branch has no .proto files", async () => {
    const { jobs } = parse(fileOf(grpc("github"), WORKFLOW).contents);
    const { breaking } = parse(fileOf(grpc("gitlab"), PIPELINE).contents);
    const root = temporaryFolder();
    const sh = (script: string, env = {}) => run(["sh", "-e", "-c", script], { cwd: root, env });
    const commit = "git -c user.name=a -c user.email=a@b.c commit --quiet --allow-empty -m a";
    await sh(`git init --quiet && ${commit}`);
    for (const reached of [false, true]) {
      if (reached) await sh(`touch buf.yaml && git add buf.yaml && ${commit}`);
      const env = { BASE: "HEAD", CI_MERGE_REQUEST_DIFF_BASE_SHA: "HEAD" };
      for (const script of [jobs.check.steps.at(-1).run, breaking.script.join("\n")])
        // there is no buf here
        expect(await sh(script, env)).toMatchObject({ code: reached ? 127 : 0 });
    }
  });

  test("on GitLab by none that only has the word in it", () => {
    const { breaking } = parse(fileOf(grpc("gitlab"), PIPELINE).contents);
    const [, form] = /!~ \/(.*)\/$/.exec(breaking.rules[0].if)!;
    const all = ["breaking", "api,breaking", "non-breaking", "api,non-breaking,late", ""];
    expect(all.filter((labels) => new RegExp(form!).test(labels))).toEqual(all.slice(0, 2));
  });
});

test("Renovate finds the images that GitHub's pipeline starts by hand, all of them and nothing else", () => {
  for (const packageManager of ["npm", "pnpm"] as const) {
    const { plan } = planFrom(
      blueprint("ci: github, broker: nats, observability: opentelemetry"),
      "blueprint.yaml",
      REAL,
      { packageManager },
    );
    const managers = jsonOf(plan!, "renovate.json").customManagers;
    const [{ matchStrings, managerFilePatterns }] = managers;
    expect(managers).toHaveLength(packageManager === "pnpm" ? 2 : 1);
    const looked = new RegExp(managerFilePatterns[0].slice(1, -1));
    const found = Array.from(plan!.files)
      .filter(({ path }) => looked.test(path))
      .flatMap(({ contents }) => [...contents.matchAll(new RegExp(matchStrings[0], "g"))])
      .map(({ groups }) => `${groups!.depName}:${groups!.currentValue}`);
    expect(found.toSorted()).toEqual([
      expect.stringMatching(/^nats:/),
      expect.stringMatching(/^postgres:/),
      expect.stringMatching(/^prom\/prometheus:/),
    ]);
  }
  expect(jsonOf(gitlab(), "renovate.json")).not.toHaveProperty("customManagers");
});

test("what no pipeline needs is not written", () => {
  const paths = pathsOf(realPlan(blueprint("ci: none, broker: nats")));
  const hosted = /^(?:\.github|\.gitlab|\.devcontainer|renovate)/;
  expect(paths.filter((path) => hosted.test(path))).toEqual([]);
  expect(paths).toContain(".env.example");
});

test("a development container knows the ports", () => {
  const { portsAttributes } = jsonOf(github(), ".devcontainer/devcontainer.json");
  expect(portsAttributes).toEqual({ 3001: { label: "lending" }, 3002: { label: "desk" } });
});
