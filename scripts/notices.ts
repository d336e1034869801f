import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const LICENSE = /^(licen[cs]e|copying|notice)(\.\w+)?$/i;

interface Package {
  name: string;
  version: string;
  license: string;
  texts: string[];
}

/** The names, versions and licences of all packages of which a module went into the bundle. */
export function thirdPartyNotices(modules: readonly string[]): string {
  const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined));
  const packages = new Map<string, Package>();
  for (const folder of folders) {
    const found = readPackage(folder);
    packages.set(`${found.name} ${found.version}`, found);
  }
  const sorted = [...packages.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const sections = sorted.map(
    ({ name, version, license, texts }) =>
      `${name} ${version} (${license})\n\n${texts.join("\n\n")}`,
  );
  const line = "-".repeat(80);
  return `${["The published package contains code of these packages.", ...sections].join(`\n\n${line}\n\n`)}\n`;
}

function packageFolder(module: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1];
}

function readPackage(folder: string): Package {
  const data = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const { name, version, license } = data as Package;
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => LICENSE.test(file)) : [];
  if (!license) throw new Error(`${name} names no licence`);
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), "utf8").trim());
  return { name, version, license, texts };
}
