import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { onPath, real } from "../real.ts";
import { deployments, type Files, write } from "../support/deployments.ts";
import { ROOT, workFolder } from "../support/generate.ts";
import { faultsOf, kubectlCommands, type KubernetesObject } from "../support/kubectl.ts";
import { run } from "../support/processes.ts";

const folder = workFolder();
afterAll(() => folder.remove());

const all = deployments();

/** Those that have a file, each in a folder of its own, with nothing but files below `under`. */
const having = (file: string, under: string) =>
  all
    .filter(({ files }) => files.has(file))
    .map(({ name, files }, index) => {
      const cwd = join(folder.path, `${file.replaceAll("/", "-")}-${index}`);
      mkdirSync(cwd);
      write(files, cwd, (path) => path.startsWith(under));
      return { name, cwd, files };
    });

const schemas = join(ROOT, ".cache/schemas/kubernetes");
const kubernetes = () => {
  const [kustomize, kubeconform] = [onPath("kustomize"), onPath("kubeconform")];
  return kustomize && kubeconform && existsSync(schemas) ? { kustomize, kubeconform } : undefined;
};

real("kustomize and kubeconform", kubernetes, (tools) => {
  const cases = having("deploy/kubernetes/base/kustomization.yaml", "deploy/kubernetes/");
  const conforms = (files: readonly string[]) => {
    const location = join(schemas, "{{ .ResourceKind }}{{ .KindSuffix }}.json");
    const check = [tools().kubeconform, "-strict", "-summary", "-schema-location", location];
    return run([check[0]!, ...check.slice(1), ...files], { cwd: folder.path });
  };

  test("every overlay of all of them is what Kubernetes knows", async () => {
    expect(cases.length).toBeGreaterThan(10);
    const built: string[] = [];
    for (const { name, cwd } of cases) {
      for (const overlay of ["staging", "production"]) {
        const file = join(cwd, `${overlay}.yaml`);
        const path = join("deploy/kubernetes/overlays", overlay);
        const build = [tools().kustomize, "build", path, "--output", file] as const;
        const { code, output } = await run(build, { cwd });
        expect(code, `${name}, ${overlay}: ${output}`).toBe(0);
        built.push(file);
      }
    }
    const { code, output } = await conforms(built);
    expect(code, output).toBe(0);
    expect(output).toContain("Invalid: 0, Errors: 0, Skipped: 0");
  }, 240_000);

  const clusterOf = (cwd: string, files: Files) => ({
    objects: ["staging", "production"].flatMap((overlay) =>
      parseAllDocuments(readFileSync(join(cwd, `${overlay}.yaml`), "utf8")).map(
        (one) => one.toJS() as KubernetesObject,
      ),
    ),
    folders: [...files.keys()].flatMap(
      (path) => /^(.+)\/kustomization\.yaml$/.exec(path)?.[1] ?? [],
    ),
  });

  test("every command of kubectl in a page is about what the manifests hold", () => {
    const seen: string[] = [];
    for (const { name, cwd, files } of cases) {
      const cluster = clusterOf(cwd, files);
      for (const [path, page] of files) {
        if (!path.endsWith(".md")) continue;
        for (const command of kubectlCommands(page)) {
          seen.push(command);
          const faults = faultsOf(command, cluster);
          expect({ name, path, command, faults }).toEqual({ name, path, command, faults: [] });
        }
      }
    }
    for (const verb of ["create", "apply", "delete", "wait", "rollout", "port-forward", "get"])
      expect(seen.some((command) => command.includes(` ${verb} `))).toBe(true);
  });

  test("a command of kubectl about anything else is found", () => {
    const { cwd, files } = cases[0]!;
    const cluster = clusterOf(cwd, files);
    const { metadata } = cluster.objects.find(({ kind }) => kind === "Deployment")!;
    const what = `deployment/${metadata.name}`;
    const inside = `kubectl --namespace ${metadata.namespace}`;
    expect(faultsOf(`${inside} rollout status ${what}`, cluster)).toEqual([]);
    for (const wrong of [
      `kubectl --namespace nowhere rollout status ${what}`,
      `${inside} rollout status deployment/nobody`,
      `${inside} port-forward ${what} 1`,
      `${inside} create secret generic ${metadata.name} --from-literal=NOTHING=1`,
      `${inside} delete job --selector app.kubernetes.io/component=nothing`,
      `${inside} get statefulset`,
      `${inside} create job one --from cronjob/nobody`,
      "kubectl create namespace nowhere",
      "kubectl apply --kustomize deploy/nowhere",
      "kubectl explain pods",
    ])
      expect({ wrong, faults: faultsOf(wrong, cluster) }).not.toEqual({ wrong, faults: [] });
  });

  test("a word that Kubernetes does not know is found", async () => {
    const { cwd, files } = cases[0]!;
    const [path, text] = [...files].find(([name]) => name.includes("base/services/"))!;
    write(new Map([[path, text.replace("httpGet:", "httpAsk:")]]), cwd, () => true);
    expect((await conforms([join(cwd, path)])).code).not.toBe(0);
  });
});

real(
  "compose-spec",
  () => onPath("compose-spec"),
  (composeSpec) => {
    const cases = having("compose.yaml", "compose.yaml");

    test("there are some", () => expect(cases.length).toBeGreaterThan(10));

    test.each(cases)("$name is as the Compose Specification says", async ({ cwd }) => {
      const { code, output } = await run([composeSpec(), "--no-interpolation", "compose.yaml"], {
        cwd,
      });
      expect(code, output).toBe(0);
    });

    test("a word that it does not know is found", async () => {
      const { cwd, files } = cases[0]!;
      const text = files.get("compose.yaml")!.replace("depends_on:", "depends_in:");
      write(new Map([["compose.yaml", text]]), cwd, () => true);
      expect((await run([composeSpec(), "compose.yaml"], { cwd })).code).not.toBe(0);
    });
  },
);

real(
  "hadolint",
  () => onPath("hadolint"),
  (hadolint) => {
    test("has nothing to say about any Dockerfile", async () => {
      const texts = new Set(all.flatMap(({ files }) => files.get("Dockerfile") ?? []));
      expect(texts.size).toBeGreaterThan(1);
      const names = [...texts].map((text, index) => {
        write(new Map([[`${index}.dockerfile`, text]]), folder.path, () => true);
        return `${index}.dockerfile`;
      });
      const { code, output } = await run([hadolint(), ...names], { cwd: folder.path });
      expect(code, output).toBe(0);
    });
  },
);
