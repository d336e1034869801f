/** Characters of a blueprint up to which compiling costs more than it gains; some 50 entities. */
const SMALL = 30_000;
/** Characters of a blueprint from which on a plan needs more memory than a process has anyway; some 200 entities. */
const LARGE = 100_000;

/** The compiler between the quick one and the thorough one; on by default since Node 22. */
const MIDDLE = nodeMajor() < 22 ? [] : ["maglev"];
/** All that begin when a function was called often. */
const COMPILERS = ["sparkplug", ...MIDDLE, "opt"];

/** Flags while a plan of that size is made, and afterwards. */
interface Setting {
  during: readonly string[];
  after: readonly string[];
}

const without = (compilers: readonly string[]): Setting => ({
  during: compilers.map((name) => `--no-${name}`),
  after: compilers.map((name) => `--${name}`),
});

/** Interpreted only: hardly a function runs often enough for a small plan to earn what it takes to compile it, a sixth of the time. */
const INTERPRETED = without(COMPILERS);

/**
 * V8 takes what it can get while much is alive, as a plan is: 330 MiB instead of 190 for a thousand entities. Now its young
 * generation stays as it is, and the old one is cleared when it has grown by so many percent. That costs some of the time. The compiler
 * in the middle earns no time here, and takes 30 MiB while it works.
 */
const SMALL_HEAP: Setting = {
  during: ["--semi-space-growth-factor=1", "--heap-growing-percent=30", ...without(MIDDLE).during],
  after: ["--semi-space-growth-factor=2", "--heap-growing-percent=0", ...without(MIDDLE).after],
};

/**
 * Makes V8 fit to plan a blueprint, for the rest of this process; it offers flags only, which may be set at any time. When the process
 * ends they are as they were: what V8 has compiled is good for a later run under the same flags alone.
 */
export function fitToBlueprint(blueprint: string): void {
  if (blueprint.length < SMALL) use(INTERPRETED);
  else if (blueprint.length >= LARGE) use(SMALL_HEAP);
}

const used = new Set<Setting>();

function use(setting: Setting): void {
  if (used.has(setting)) return;
  used.add(setting);
  const { during, after } = setting;
  const { setFlagsFromString } = process.getBuiltinModule("v8");
  for (const flag of during) setFlagsFromString(flag);
  process.prependOnceListener("exit", () => {
    for (const flag of after) setFlagsFromString(flag);
  });
}

function nodeMajor(): number {
  return Number.parseInt(process.versions.node, 10);
}
