const SEMVER = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[-+].*)?$/;

/**
 * The version allows for breaking changes: its major is higher (Semantic Versioning 2.0, item 8), or, as long as that is 0, its
 * minor (item 4).
 */
export function isRaised(old: string | undefined, now: string | undefined): boolean {
  const [before, after] = [numbersOf(old), numbersOf(now)];
  if (!before || !after) return false;
  if (before.major !== after.major) return after.major > before.major;
  return before.major === 0 && after.minor > before.minor;
}

function numbersOf(version: string | undefined): { major: number; minor: number } | undefined {
  const [, major, minor = "0"] = SEMVER.exec(version?.trim() ?? "") ?? [];
  return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

/** `orders.v1` is version 1 of `orders` (buf's PACKAGE_VERSION_SUFFIX); undefined: the package has no version. */
export function packageVersion(name: string): { stem: string; version: number } | undefined {
  const [, stem, version] = /^(.*)\.v(\d+)(?:(?:alpha|beta)\d*)?$/.exec(name) ?? [];
  return stem === undefined ? undefined : { stem, version: Number(version) };
}
