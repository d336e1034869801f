import { describe, expect, test } from "vitest";
import { compose, manifests, units } from "../../support/deployed.ts";
import { deployments } from "../../support/deployments.ts";

const all = deployments();
const of = (deployment: string) => all.filter(({ row }) => row.deployment === deployment);

test("the checklist leads to the page that says how migrations run, which is there", () => {
  for (const { row, files } of all) {
    const checklist = files.get("docs/rollout-checklist.md")!;
    const led = checklist.includes("as docs/deployment.md shows it.");
    expect(led && files.has("docs/deployment.md")).toBe(row.deployment !== "none");
    if (row.deployment === "compose")
      for (const name of Object.keys(compose(files).services).filter(
        (one) => compose(files).services[one].build,
      ))
        expect(files.get("docs/deployment.md")).toContain(
          `docker compose run --rm --env MIGRATE=contract ${name}\n`,
        );
  }
});

describe.each(of("kubernetes"))("$name", ({ files }) => {
  test("takes away what only an older version used when somebody asks for it, in a job like the other", () => {
    const page = files.get("docs/deployment.md")!;
    for (const unit of units(files)) {
      const { Job: job, CronJob: asked } = manifests(files, unit);
      const { name, labels } = asked.metadata;
      expect(page).toContain(`create job ${name} --from cronjob/${name}\n`);
      expect(asked.spec.suspend).toBe(true);
      expect(asked.spec.jobTemplate.metadata.labels).toEqual(labels);
      expect(page).toContain(
        `wait job --selector app.kubernetes.io/component=${labels["app.kubernetes.io/component"]} `,
      );
      const text = JSON.stringify(asked.spec.jobTemplate.spec);
      const like = text
        .replace('"MIGRATE","value":"contract"', '"MIGRATE","value":"only"')
        .replace('component":"contract"', 'component":"migration"');
      expect(like).not.toBe(text);
      expect(JSON.parse(like)).toEqual(job.spec);
    }
  });

  test("migrates as a job, and nowhere else", () => {
    expect(files.get("deploy/kubernetes/base/kustomization.yaml")).toContain("MIGRATE=never");
    for (const unit of units(files)) {
      const [{ env }] = manifests(files, unit).Job.spec.template.spec.containers;
      expect(env).toContainEqual({ name: "MIGRATE", value: "only" });
    }
  });
});
