/** Characters of a blueprint up to which compiling costs more than it gains; some 50 entities. */
const SMALL = 30_000;
/** Characters of a blueprint from which on a plan needs more memory than a process has anyway; some 200 entities. */
const LARGE = 100_000;

/** Compilers that begin when a function was called often; the third is there since Node 22. */
const COMPILERS = ["opt", "sparkplug", "maglev"].slice(0, nodeMajor() < 22 ? 2 : 3);

/** Flags while a plan of that size is made, and afterwards. */
interface Setting {
  during: readonly string[];
  after: readonly string[];
}

/**
 * Interpreted only: hardly a function runs often enough for a small plan to earn what it takes to compile it, which was a sixth of
 * the time.
 */
const INTERPRETED: Setting = {
  during: COMPILERS.map((name) => `--no-${name}`),
  after: COMPILERS.map((name) => `--${name}`),
};

/**
 * V8 takes what it can get while much is alive, as a plan is: 330 MiB instead of 200 for a thousand entities. Now its young
 * generation stays as it is, and the old one is cleared when it has grown by so many percent. That costs some of the time.
 */
const SMALL_HEAP: Setting = {
  during: ["--semi-space-growth-factor=1", "--heap-growing-percent=30"],
  after: ["--semi-space-growth-factor=2", "--heap-growing-percent=0"],
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
