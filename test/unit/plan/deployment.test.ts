import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Any, compose, manifests, units } from "../../support/deployed.ts";
import { deployments, type Files, planned } from "../../support/deployments.ts";
import { ROOT } from "../../support/generate.ts";

const all = deployments();
const of = (deployment: string) => all.filter(({ row }) => row.deployment === deployment);
const shop = readFileSync(join(ROOT, "examples/shop.yaml"), "utf8");
const shopAs = (deployment: string, change = (text: string) => text) =>
  planned(change(shop.replace("deployment: compose", `deployment: ${deployment}`)));

/** Variables without which a service does not start. */
const required = (files: Files): string[] => [
  ...new Set(
    [...files]
      .filter(([path]) => path.endsWith("/src/config.ts") && path.startsWith("services/"))
      .flatMap(([, text]) =>
        [
          ...text.matchAll(/^ +(\w+): read\.(?:address\(\[[^\]]*\]\)|text\(\)),(?: \/\/.*)?$/gm),
        ].map(([, name]) => name!),
      ),
  ),
];

test("without a deployment nothing of one is there", () => {
  for (const { files } of of("none")) {
    const stray =
      /^(?:Dockerfile|\.dockerignore|compose|docs\/deployment|deploy\/(?:kubernetes|issuer))|alive\.ts$/;
    expect([...files.keys()].filter((path) => stray.test(path))).toEqual([]);
  }
});

describe.each(of("compose"))("$name", ({ row, files }) => {
  const { services } = compose(files);
  const own: Any[] = Object.values(services as Any).filter(({ build }: Any) => build);

  test("says everything that services ask for", () => {
    const given = own.flatMap(({ environment }) => Object.keys(environment));
    expect(required(files)).toContain("DATABASE_URL");
    expect(given).toEqual(expect.arrayContaining(required(files)));
  });

  test("starts what is needed and nothing else", () => {
    const started = Object.keys(services).filter((name) => !services[name].build);
    const { broker, auth, observability } = row;
    const expected = [
      "postgres",
      ...(auth === "none" ? [] : ["issuer"]),
      ...(broker === "none" || broker === "memory" ? [] : [broker]),
      ...(observability === "none" ? [] : ["collector", "prometheus", "alertmanager", "grafana"]),
    ];
    expect(started.toSorted()).toEqual(expected.toSorted());
    expect(own.length).toBe(broker === "memory" ? 1 : 2);
    expect(files.has("deploy/issuer/realm.json")).toBe(auth !== "none");
  });

  test("is reached from this machine alone, and knows no password", () => {
    const ports: string[] = Object.values(services as Any).flatMap(
      ({ ports: some = [] }: Any) => some,
    );
    expect(ports.length).toBeGreaterThan(2);
    expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([]);
    const said = Object.values(services as Any).flatMap(({ environment = {} }: Any) =>
      Object.entries(environment as Record<string, string>),
    );
    const secrets = said.filter(([name]) => /PASSWORD|DATABASE_URL/.test(name));
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter(([, text]) => !/\$\{\w+_PASSWORD:\?\}/.test(text))).toEqual([]);
  });

  test("waits for what can be asked whether it is ready, and for nothing that may not be there", () => {
    for (const { depends_on: needs } of own)
      for (const [name, { condition }] of Object.entries(needs as Any) as [string, Any][]) {
        expect(services[name].profiles).toBeUndefined();
        expect(condition).toBe("service_healthy");
        expect(services[name].healthcheck.test[0]).toBe("CMD");
      }
  });
});

describe.each(of("kubernetes"))("$name", ({ files }) => {
  const overlay = (name: string): Any =>
    parse(files.get(`deploy/kubernetes/overlays/${name}/kustomization.yaml`)!);

  test("says everything that services ask for, secrets by reference", () => {
    const literals: string[] = overlay("production").configMapGenerator?.[0].literals ?? [];
    const settings = literals.map((said) => said.split("=")[0]!);
    const secrets = new Set<string>();
    const given = units(files).flatMap((unit) => {
      const { Deployment: deployment } = manifests(files, unit);
      const [{ env }] = deployment.spec.template.spec.containers;
      return env.map(({ name, valueFrom }: Any) => {
        if (valueFrom) secrets.add(name);
        return name;
      });
    });
    expect([...settings, ...given]).toEqual(expect.arrayContaining(required(files)));
    expect(secrets).toContain("DATABASE_URL");
    expect(settings.filter((name) => secrets.has(name))).toEqual([]);
  });

  test("has time to end what has begun", () => {
    for (const unit of units(files)) {
      const { Deployment: deployment } = manifests(files, unit);
      const longest = [...files].flatMap(([path, text]) =>
        units(files).length === 1 || path.startsWith(`services/${unit}/`)
          ? [Number(/REQUEST_TIMEOUT_MS: read\.integer\((\d+)/.exec(text)?.[1] ?? 0)]
          : [],
      );
      const seconds = deployment.spec.template.spec.terminationGracePeriodSeconds;
      expect(seconds * 1000).toBeGreaterThan(5000 + Math.max(...longest) + 5000);
      // who takes over is not the next but one before the first has stopped taking requests
      expect(deployment.spec.minReadySeconds * 1000).toBeGreaterThan(5000);
    }
  });
});

describe("what the network lets through", () => {
  const { files } = of("kubernetes").find(
    ({ row }) => row.broker === "nats" && row.auth === "oidc",
  )!;
  const [doer, noter] = units(files).map((unit) => manifests(files, unit).NetworkPolicy.spec) as [
    Any,
    Any,
  ];
  const pods = (rules: Any[], side: "from" | "to") =>
    rules.flatMap((rule) =>
      (rule[side] ?? []).flatMap(({ podSelector }: Any) =>
        podSelector
          ? [[podSelector.matchLabels["app.kubernetes.io/name"], rule.ports[0].port]]
          : [],
      ),
    );

  test("follows who calls whom", () => {
    const names = units(files);
    const callee = [...names].find((name) => pods(noter.egress, "to").some(([to]) => to === name));
    expect(callee).toBe(names[0]);
    const [[, port]] = pods(noter.egress, "to") as [[string, number]];
    expect(pods(doer.ingress, "from")).toEqual([[names[1], port]]);
    expect(pods(doer.egress, "to")).toEqual([]);
    expect(pods(noter.ingress, "from")).toEqual([]);
  });

  test("leads outside by the ports of what a service reads of, and by no other", () => {
    const outside = doer.egress.filter(({ to }: Any) => !to).map(({ ports }: Any) => ports[0].port);
    expect(outside.toSorted()).toEqual([4222, 4318, 443, 5432]);
  });
});

test("Prometheus finds by DNS what has a name, and pods by what they are labelled and annotated with", () => {
  const jobs = (files: Files): Any[] =>
    parse(files.get("deploy/observability/prometheus.yml")!).scrape_configs;
  for (const deployment of ["none", "compose"])
    for (const job of jobs(shopAs(deployment)))
      expect(job.dns_sd_configs[0].names).toEqual([job.job_name]);
  const files = shopAs("kubernetes");
  const { namespace } = parse(
    files.get("deploy/kubernetes/overlays/production/kustomization.yaml")!,
  );
  expect(jobs(files).map(({ job_name: name }) => name)).toEqual(
    expect.arrayContaining(units(files)),
  );
  for (const { job_name: name, kubernetes_sd_configs: found, relabel_configs: kept } of jobs(
    files,
  )) {
    const { template } = manifests(files, name).Deployment.spec;
    const selected = found[0].selectors[0].label.split(",").map((one: string) => one.split("="));
    expect(found[0].namespaces.names).toEqual([namespace]);
    expect(template.metadata.labels).toMatchObject(Object.fromEntries(selected));
    const port = Number(template.metadata.annotations["prometheus.io/port"]);
    const ports = template.spec.containers[0].ports.map(({ containerPort }: Any) => containerPort);
    expect(ports.filter((one: number) => one === port)).toHaveLength(1);
    expect(kept[0].action).toBe("keepequal");
  }
});

describe("numbers", () => {
  const more = (text: string) =>
    text.replace("peakRequestsPerSecond: 800", "peakRequestsPerSecond: 8000");

  test("of processes follow from the peak", () => {
    const scale = (files: Files) => manifests(files, "orders").HorizontalPodAutoscaler.spec;
    const [usual, busy] = [scale(shopAs("kubernetes")), scale(shopAs("kubernetes", more))];
    expect(usual.minReplicas).toBeGreaterThan(1);
    expect(busy.minReplicas).toBeGreaterThan(usual.minReplicas);
    expect(busy.maxReplicas).toBeGreaterThan(busy.minReplicas);
  });

  test("of connections suffice for all of them", () => {
    const most = (files: Files) =>
      Number(/\d+/.exec(compose(files).services.postgres.command.at(-1))![0]);
    expect(most(shopAs("compose", more))).toBeGreaterThan(most(shopAs("compose")));
  });

  test("a process that nobody takes over from is one", () => {
    const memory = (text: string) =>
      text.replace("broker: nats", "broker: memory").replace(/^ +availability: .*\n/m, "");
    const alone = manifests(shopAs("kubernetes", memory), "shop");
    expect(alone.Deployment.spec.replicas).toBe(1);
    expect(Object.keys(alone)).not.toContain("HorizontalPodAutoscaler");
    expect(Object.keys(alone)).not.toContain("PodDisruptionBudget");
  });
});

test("a service that is called like a server keeps its name, and the server gets another", () => {
  const files = shopAs("compose", (text) => text.replaceAll("catalog", "postgres"));
  const { services } = compose(files);
  expect(services.postgres.build).toBeDefined();
  expect(services["postgres-server"].image).toMatch(/^postgres:/);
  expect(services.orders.environment.DATABASE_URL).toContain("@postgres-server:5432/");
  expect(services.orders.depends_on).toHaveProperty("postgres-server");
});

test("the image runs the Node of the repo", () => {
  const { devDependencies } = JSON.parse(shopAs("compose").get("package.json")!);
  const images = [
    ...shopAs("compose")
      .get("Dockerfile")!
      .matchAll(/^FROM node:([\d.]+)-/gm),
  ];
  expect(images.map(([, version]) => version)).toEqual([
    devDependencies.node,
    devDependencies.node,
  ]);
});
