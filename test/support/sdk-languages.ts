import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { onPath } from "../real.ts";
import { ROOT } from "./generate.ts";
import { type Ended, run } from "./processes.ts";

/** How SDKs in a language are compiled and used by those who write it. */
export interface Language {
  /** What that needs beside the generator; `find` looks for it. */
  needs: string;
  find: () => true | undefined;
  compile: (sdk: string) => Promise<Ended>;
  /** Runs the program of `test/real/sdk` that uses a compiled one; `folder` is empty and its own. */
  call: (sdk: string, folder: string, env: NodeJS.ProcessEnv) => Promise<Ended>;
}

const CALLERS = join(ROOT, "test/real/sdk");
const python = join(ROOT, ".cache/python-sdk/bin/python");
const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
const all = (...commands: string[]) => (commands.every(onPath) ? true : undefined);
const MINUTES = 5 * 60_000;

const typescript: Language = {
  needs: "openapi-generator",
  find: () => true,
  async compile(sdk) {
    const commonjs = await run([process.execPath, tsc], { cwd: sdk });
    const modules = [process.execPath, tsc, "-p", "tsconfig.esm.json"] as const;
    return commonjs.code === 0 ? run(modules, { cwd: sdk }) : commonjs;
  },
  async call(sdk, folder, env) {
    cpSync(join(CALLERS, "caller.mjs"), join(folder, "caller.mjs"));
    mkdirSync(join(folder, "node_modules/@shop"), { recursive: true });
    symlinkSync(sdk, join(folder, "node_modules/@shop/orders-sdk"));
    const strict = ["--allowJs", "--checkJs", "--strict", "--noEmit", "--module", "nodenext"];
    const types = ["--typeRoots", join(ROOT, "node_modules/@types"), "--types", "node"];
    const checked = await run([process.execPath, tsc, ...strict, ...types, "caller.mjs"], {
      cwd: folder,
    });
    return checked.code === 0
      ? run([process.execPath, "caller.mjs"], { cwd: folder, env })
      : checked;
  },
};

/** Imports every module, and takes a warning for an error. */
const IMPORT_ALL = `
import importlib, pathlib, pkgutil
for name in (path.parent.name for path in pathlib.Path(".").glob("*/__init__.py")):
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, name + "."):
        importlib.import_module(module.name)
`;

const inPython: Language = {
  needs: "openapi-generator with pydantic",
  find: () => (existsSync(python) ? true : undefined),
  compile: (sdk) => run([python, "-W", "error", "-c", IMPORT_ALL], { cwd: sdk }),
  call: (sdk, folder, env) =>
    run([python, join(CALLERS, "caller.py")], { cwd: folder, env: { ...env, PYTHONPATH: sdk } }),
};

const go: Language = {
  needs: "openapi-generator with Go",
  find: () => all("go"),
  compile: (sdk) => run(["go", "vet", "./..."], { cwd: sdk, timeoutMs: MINUTES }),
  async call(sdk, folder, env) {
    cpSync(join(CALLERS, "caller.go"), join(folder, "caller.go"));
    const module = "example.com/shop/orders-go";
    const needed = `require ${module} v0.0.0\nreplace ${module} => ${sdk}\n`;
    writeFileSync(join(folder, "go.mod"), `module caller\n\ngo 1.23\n\n${needed}`);
    return run(["go", "run", "."], { cwd: folder, env, timeoutMs: MINUTES });
  },
};

/** Programs of Java that soon end: what a quick compiler and a small collector save is more than they cost. */
const SHORT = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"];

/** What a `pom.xml` asks for → the first SDK that has it below `target/dependency`. */
const resolved = new Map<string, string>();

async function packagesOf(sdk: string): Promise<Ended> {
  const pom = readFileSync(join(sdk, "pom.xml"), "utf8");
  const asked = ["properties", "dependencies"].map(
    (part) => new RegExp(`<${part}>.*</${part}>`, "s").exec(pom)?.[0] ?? "",
  );
  const known = resolved.get(asked.join());
  if (known === sdk) return { code: 0, output: "" };
  if (known) {
    mkdirSync(join(sdk, "target"), { recursive: true });
    const to = join(sdk, "target/dependency");
    if (!existsSync(to)) symlinkSync(join(known, "target/dependency"), to);
    return { code: 0, output: "" };
  }
  const copy = ["mvn", "-q", "-B", "dependency:copy-dependencies"] as const;
  const copied = await run([...copy, "-DincludeScope=compile"], {
    cwd: sdk,
    env: { MAVEN_OPTS: SHORT.join(" ") },
    timeoutMs: MINUTES,
  });
  if (copied.code === 0) resolved.set(asked.join(), sdk);
  return copied;
}

const java: Language = {
  needs: "openapi-generator with javac and Maven",
  find: () => all("javac", "mvn"),
  async compile(sdk) {
    const packages = await packagesOf(sdk);
    if (packages.code !== 0) return packages;
    const sources = readdirSync(join(sdk, "src"), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".java"))
      .map((path) => join("src", path));
    const options = ["-nowarn", "-proc:none", "-cp", "target/dependency/*", "-d", "target/classes"];
    return run(["javac", ...SHORT.map((flag) => `-J${flag}`), ...options, ...sources], {
      cwd: sdk,
      timeoutMs: MINUTES,
    });
  },
  call(sdk, folder, env) {
    const path = [join(sdk, "target/classes"), join(sdk, "target/dependency/*")].join(":");
    const caller = ["-cp", path, join(CALLERS, "Caller.java")];
    return run(["java", ...SHORT, ...caller], { cwd: folder, env });
  },
};

export const languages = { typescript, python: inPython, go, java };
