/** An object as `kustomize build` writes it. */
export interface KubernetesObject {
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  // oxlint-disable-next-line typescript/no-explicit-any -- files of another tool, read as they are
  spec?: any;
}

export interface Cluster {
  objects: readonly KubernetesObject[];
  /** Folders with a kustomization, from the root of the repo. */
  folders: readonly string[];
}

/** All commands of kubectl in a page, in blocks and in lines, each on one line. */
export const kubectlCommands = (page: string): string[] =>
  page
    .replaceAll(/ *\\\n */g, " ")
    .split(/[\n`]/)
    .flatMap((line) => line.split(" | "))
    .map((line) => line.trim().replace(/ &$/, ""))
    .filter((line) => /^kubectl (?:--|[a-z-]+ )/.test(line));

/** Options that have a value behind a space. */
const VALUED = [
  "namespace",
  "from",
  "selector",
  "kustomize",
  "filename",
  "for",
  "timeout",
  "sort-by",
  "patch",
];

interface Command {
  words: string[];
  options: Map<string, string>;
  literals: string[];
}

function parsed(command: string): Command {
  const [, ...parts] = command.match(/'[^']*'|\S+/g) ?? [];
  const [words, options, literals] = [[] as string[], new Map<string, string>(), [] as string[]];
  for (let at = 0; at < parts.length; at++) {
    const [, name, value] = /^--([a-z-]+)(?:=(.*))?$/.exec(parts[at]!) ?? [];
    if (!name) words.push(parts[at]!);
    else if (name === "from-literal") literals.push(value!.split("=", 1)[0]!);
    else options.set(name, value ?? (VALUED.includes(name) ? parts[++at]! : ""));
  }
  return { words, options, literals };
}

/** What a command says that is not so in the cluster that the manifests make; empty: it is sound. */
export function faultsOf(text: string, cluster: Cluster): string[] {
  const command = parsed(text);
  const { words, options } = command;
  const [verb = "", ...rest] = words;
  const namespace = options.get("namespace");
  const here = cluster.objects.filter((one) => one.metadata.namespace === namespace);
  const faults: string[] = [];
  if (namespace !== undefined && here.length === 0) faults.push(`no namespace ${namespace}`);
  const folder = verb === "kustomize" ? rest[0] : options.get("kustomize");
  if (folder !== undefined && !cluster.folders.includes(folder)) faults.push(`no folder ${folder}`);
  const selector = options.get("selector");
  const labelled = folder === undefined ? withMade(here) : cluster.objects;
  if (selector !== undefined && !isSelective(labelled, selector))
    faults.push(`${selector} selects nothing, or all`);
  const check = VERBS[verb];
  return check ? [...faults, ...check(rest, here, command, cluster)] : [`nobody checks ${verb}`];
}

type Check = (
  rest: readonly string[],
  here: readonly KubernetesObject[],
  command: Command,
  cluster: Cluster,
) => string[];

const named: Check = ([kind = ""], here) =>
  kind === "pods" || here.some((one) => isOf(one, kind)) ? [] : [`no ${kind}`];

const VERBS: Readonly<Record<string, Check>> = {
  apply: (_rest, _here, { options }) => (options.has("kustomize") ? [] : ["applies no folder"]),
  create: ([kind, name = "", more = ""], here, { literals, options }, { objects }) => {
    if (kind === "namespace")
      return find(objects, "namespace", name) ? [] : [`no namespace ${name}`];
    if (kind === "job") {
      const [of = "", from = ""] = options.get("from")?.split("/") ?? [];
      return of === "cronjob" && find(here, of, from) ? [] : [`no ${of}/${from}`];
    }
    if (kind !== "secret") return [`nobody checks ${kind}`];
    if (name === "docker-registry") return [];
    const read = secretKeys(here).get(more) ?? new Set();
    return literals.every((key) => read.delete(key)) && read.size === 0
      ? []
      : [`secret ${more} is read with other keys`];
  },
  delete: (rest, here, command, cluster) => named(rest, withMade(here), command, cluster),
  diff: () => [],
  get: named,
  kustomize: () => [],
  patch: ([kind, name]) =>
    kind === "serviceaccount" && name === "default" ? [] : [`nobody checks ${kind}`],
  "port-forward": ([what = "", ...ports], here) => {
    const found = find(here, ...(what.split("/") as [string, string]));
    const open: number[] = found ? containersOf(found).flatMap(portsOf) : [];
    return ports
      .filter((port) => !open.includes(Number(port)))
      .map((port) => `${what} has no ${port}`);
  },
  rollout: ([_what, what = ""], here) =>
    find(here, ...(what.split("/") as [string, string])) ? [] : [`no ${what}`],
  wait: (rest, here, command, cluster) => named(rest, withMade(here), command, cluster),
};

const isOf = ({ kind }: KubernetesObject, name: string) => kind.toLowerCase() === name;

const find = (objects: readonly KubernetesObject[], kind: string, name: string) =>
  objects.find((one) => isOf(one, kind) && one.metadata.name === name);

/** What it makes: pods, or jobs, which make pods. */
const makes = ({ spec }: KubernetesObject): KubernetesObject[] => [
  ...(spec?.template ? [{ kind: "Pod", ...spec.template }] : []),
  ...(spec?.jobTemplate ? [{ kind: "Job", ...spec.jobTemplate }] : []),
];

// oxlint-disable-next-line typescript/no-explicit-any -- see above
const containersOf = (one: KubernetesObject): any[] => [
  ...(one.spec?.containers ?? []),
  ...makes(one).flatMap(containersOf),
];

const portsOf = ({ ports = [] }: { ports?: { containerPort: number }[] }) =>
  ports.map(({ containerPort }) => containerPort);

/** The keys of each secret that containers read. */
function secretKeys(objects: readonly KubernetesObject[]): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  for (const { env = [] } of objects.flatMap(containersOf))
    for (const { valueFrom } of env) {
      const { name, key } = valueFrom?.secretKeyRef ?? {};
      if (name) keys.set(name, (keys.get(name) ?? new Set()).add(key));
    }
  return keys;
}

/** With all that they make. */
const withMade = (objects: readonly KubernetesObject[]): KubernetesObject[] =>
  objects.flatMap((one) => [one, ...withMade(makes(one))]);

/** Some have the label, and some have not. */
function isSelective(objects: readonly KubernetesObject[], selector: string): boolean {
  const [, key = "", value] = /^([^!=]+)!?=(.+)$/.exec(selector) ?? [];
  const has = objects.map(({ metadata }) => metadata.labels?.[key] === value);
  return has.includes(true) && has.includes(false);
}
