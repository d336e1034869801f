import { DEPLOYED, readDeployed } from "./deployed.ts";
import { readGuestRules } from "./guest.ts";
import { byKey, reader, type Reader } from "./reader.ts";
import type { Catalog, Contribution, PackageParts, StepTemplate } from "./types.ts";

/** The keys of a manifest that go into files which several features write together. */
export const CONTRIBUTION: readonly string[] = [
  "packages",
  "scripts",
  "steps",
  "ownership",
  ...DEPLOYED,
];

const WORKSPACES = ["root", "contracts", "service-kit", "service"];
const PARTS = ["dependencies", "devDependencies", "fields", "tail"];
const STEP = ["id", "title", "script", "inputs"];
const OWNERSHIPS = ["generated", "owned"] as const;

/** `base.yaml`: what every repo has, and what is otherwise in one that was there before. */
export function readBase(data: unknown, path: string): Pick<Catalog, "base" | "guest" | "compile"> {
  const read = reader(data, `templates/${path}`, [...CONTRIBUTION, "guest", "compile"]);
  const compile = read.value("compile") === undefined ? null : readStep(read.map("compile", STEP));
  return { base: readContribution(read), guest: readGuestRules(read), compile };
}

export function readContribution(read: Reader): Contribution {
  const packages = read.map("packages", WORKSPACES);
  const scripts = read.map("scripts");
  const ownership = read.map("ownership");
  return {
    packages: byKey(packages, (name) => readParts(packages.map(name, PARTS))),
    scripts: byKey(scripts, (name) => {
      const commands = scripts.list(name);
      return commands.length > 0 ? commands : scripts.fail(`"${name}" runs nothing`);
    }),
    steps: read.maps("steps", STEP).map(readStep),
    ownership: byKey(ownership, (glob) => {
      const said = ownership.text(glob);
      return OWNERSHIPS.find((one) => one === said) ?? ownership.fail(`"${said}" owns nothing`);
    }),
    ...readDeployed(read),
  };
}

const readStep = (step: Reader): StepTemplate => ({
  id: step.text("id"),
  title: step.text("title"),
  script: step.text("script"),
  inputs: step.list("inputs"),
});

function readParts(parts: Reader): PackageParts {
  const versions = (key: string) => {
    const map = parts.map(key);
    return byKey(map, (name) => map.text(name));
  };
  const fields = (key: string) => {
    const map = parts.map(key);
    return byKey(map, (name) => map.value(name));
  };
  return {
    dependencies: versions("dependencies"),
    devDependencies: versions("devDependencies"),
    fields: fields("fields"),
    tail: fields("tail"),
  };
}
