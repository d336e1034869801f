import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { real } from "../real.ts";
import { blueprints, build, type Built } from "../support/built.ts";
import { develop, type Development } from "../support/development.ts";
import { ROOT, workFolder } from "../support/generate.ts";
import { languages } from "../support/sdk-languages.ts";
import { generateSdks, generatorJar, quietShop } from "../support/sdk.ts";

const names = join(ROOT, "test/blueprints/names.yaml");
const { clinic, hostile, odd } = blueprints;
const shop = quietShop();
const SLOW = 600_000;

const folder = workFolder();
const repos = new Map<string, Promise<Built>>();
let shopRuns: Promise<Development> | undefined;
afterAll(async () => {
  await (await shopRuns)?.process.stop();
  for (const repo of repos.values()) (await repo).remove();
  folder.remove();
});

/** A blueprint's repo with its SDKs in all languages, made once. */
function withSdks(blueprint: string, jar: string): Promise<Built> {
  const known = repos.get(blueprint);
  if (known) return known;
  const made = build(blueprint).then(async (repo) => {
    const langs = Object.keys(languages).join(",");
    const { code, output } = await generateSdks(repo, jar, "--lang", langs);
    expect(code, output).toBe(0);
    return repo;
  });
  repos.set(blueprint, made);
  return made;
}

describe.each(Object.entries(languages))("SDKs in %s", (name, { needs, find, compile, call }) => {
  real(
    needs,
    () => find() && generatorJar(),
    (jar) => {
      test.each(Object.entries({ shop, clinic, hostile, odd, names }))(
        "of every service of %s compile",
        async (_, blueprint) => {
          const { root } = await withSdks(blueprint, jar());
          const services = readdirSync(join(root, "sdk", name));
          expect(services).not.toEqual([]);
          for (const service of services) {
            const { code, output } = await compile(join(root, "sdk", name, service));
            expect(code, `${service}: ${output}`).toBe(0);
          }
        },
        SLOW,
      );

      test(
        "call a running service",
        async () => {
          const repo = await withSdks(shop, jar());
          shopRuns ??= develop(repo);
          const { at, token } = await shopRuns;
          const own = join(folder.path, name);
          mkdirSync(own);
          const sdk = join(repo.root, "sdk", name, "orders");
          const compiled = await compile(sdk);
          expect(compiled.code, compiled.output).toBe(0);
          const { code, output } = await call(sdk, own, {
            BASE_URL: at.orders![0]!.replace(/\/$/, ""),
            CUSTOMER: await token("customer"),
            AGENT: await token("support-agent"),
          });
          expect(code, output).toBe(0);
          expect(JSON.parse(output)).toEqual({
            total: 1250,
            made: true,
            paged: true,
            status: "cancelled",
            problems: [
              "409 urn:problem:conflict",
              "404 urn:problem:not-found",
              "403 urn:problem:forbidden",
            ],
          });
        },
        SLOW,
      );
    },
  );
});
