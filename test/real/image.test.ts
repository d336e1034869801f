import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { onPath, real } from "../real.ts";
import { blueprints, buildFiles } from "../support/built.ts";
import { planned } from "../support/deployments.ts";
import { buildImage, type Image, sent } from "../support/dockerfile.ts";
import { workFolder } from "../support/generate.ts";
import { ask } from "../support/http.ts";
import { type StrangeIssuer, strangeIssuer } from "../support/issuer.ts";
import { manifestsOf } from "../support/manifests.ts";
import { freePort } from "../support/ports.ts";
import { type Postgres, postgresServer } from "../support/postgres.ts";
import { run, start } from "../support/processes.ts";

const LOCK = {
  npm: ["npm", "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"],
  pnpm: ["pnpm", "install", "--lockfile-only", "--ignore-scripts"],
} as const;

/** The shop as its repo is when somebody builds an image: everything committed, and the rest of a working folder beside it. */
async function contextOf(broker: string, pm: "npm" | "pnpm", folder: string): Promise<string> {
  const shop = readFileSync(blueprints.shop, "utf8")
    .replace(/broker: \w+/, `broker: ${broker}`)
    .replace(/^ +availability: .*\n/m, "");
  const files = planned(shop, pm);
  const built = await buildFiles(files);
  const context = join(folder, "context");
  const filter = (path: string) => !path.includes("node_modules");
  cpSync(built.root, context, { recursive: true, filter });
  built.remove();
  const { code, output } = await run(LOCK[pm], { cwd: context, timeoutMs: 300_000 });
  if (code !== 0) throw new Error(output);
  writeFileSync(join(context, ".env"), "DATABASE_URL=postgres://me:hunter2@here/shop");
  mkdirSync(join(context, "services/orders/node_modules/stray"), { recursive: true });
  writeFileSync(join(context, "services/orders/node_modules/stray/index.js"), "");
  return context;
}

/** What no service needs. */
const DEVELOPMENT = [
  "@bufbuild/buf",
  "@electric-sql/pglite",
  "@types/node",
  "node",
  "oidc-provider",
  "oxfmt",
  "oxlint",
  "typescript",
];

/** No broker is there: events wait. */
const AWAY = "nats://127.0.0.1:1";

function describeImage(broker: string, pm: "npm" | "pnpm", server: () => () => Promise<Postgres>) {
  describe(`${broker}, ${pm}`, () => {
    const folder = workFolder();
    let context: string;
    let image: Image;
    let postgres: Postgres;
    let issuer: StrangeIssuer;
    beforeAll(async () => {
      context = await contextOf(broker, pm, folder.path);
      image = await buildImage(context, folder.path, { SERVICE: "orders" });
      postgres = await server()();
      issuer = await strangeIssuer("shop");
    }, 600_000);
    afterAll(async () => {
      await issuer?.close();
      await postgres?.stop();
      folder.remove();
    });

    test("only what runs is sent to the builder", () => {
      const paths = sent(context);
      expect(paths).toContain("services/orders/package.json");
      expect(paths).toContain(pm === "npm" ? "package-lock.json" : "pnpm-lock.yaml");
      const stray = /\.test\.ts$|(^|\/)(\.|node_modules|testing)|^(docs|deploy|compose|blueprint)/;
      expect(paths.filter((path) => stray.test(path))).toEqual([]);
    });

    test("it holds no development package, and workspaces as links", () => {
      const app = join(image.root, "app");
      const [root] = manifestsOf(context);
      expect(Object.keys(root!.packages)).toEqual(expect.arrayContaining(DEVELOPMENT));
      const there = DEVELOPMENT.filter((name) => existsSync(join(app, "node_modules", name)));
      expect(there).toEqual([]);
      const scope = join(app, pm === "npm" ? "" : "services/orders", "node_modules/@shop");
      const kit = join(scope, "service-kit");
      expect(lstatSync(kit).isSymbolicLink()).toBe(true);
      expect(readlinkSync(kit)).toMatch(/^\.\./);
    });

    test("it serves as any user, writes no file, tells of its health and stops when it is asked to", async () => {
      expect(image.user).toBe("1000:1000");
      const cwd = join(image.root, image.workdir);
      const ports = broker === "memory" ? ["ORDERS", "PAYMENTS", "SHIPPING", "CATALOG"] : [];
      const port = String(await freePort());
      const env: Record<string, string> = {
        ...image.env,
        DATABASE_URL: await postgres.database(),
        OIDC_ISSUER: issuer.url,
        NATS_URL: AWAY,
        METRICS_PORT: String(await freePort()),
        ...(ports.length > 0 ? { PORT_ORDERS: port } : { PORT: port }),
        ...Object.fromEntries(await Promise.all(portsOf(ports))),
      };
      const [node, ...words] = image.command as [string, ...string[]];
      const [, ...alive] = image.health;
      const health = () => run([process.execPath, ...alive], { cwd, env });
      expect((await health()).code).not.toBe(0);
      expect(node).toBe("node");
      const closed = ["--permission", "--allow-fs-read=*"];
      const running = start([process.execPath, ...closed, ...words], { cwd, env });
      await running.says('"listening"', 60_000);
      expect((await health()).code).toBe(0);
      expect((await ask(`http://127.0.0.1:${port}`, "GET /health/ready")).status).toBe(200);
      const { code, output } = await running.stop();
      expect(code, output).toBe(0);
    }, 120_000);
  });
}

const portsOf = (services: readonly string[]) =>
  services.flatMap((name) => [
    ...(name === "ORDERS" ? [] : [freePort().then((port) => [`PORT_${name}`, String(port)])]),
    freePort().then((port) => [`HTTP2_PORT_${name}`, String(port)]),
  ]);

real("PostgreSQL", postgresServer, (server) => {
  describe.each(["nats", "memory"])("the image of npm", (broker) =>
    describeImage(broker, "npm", server),
  );
});

real(
  "pnpm and PostgreSQL",
  () => (onPath("pnpm") ? postgresServer() : undefined),
  (server) => describeImage("nats", "pnpm", server),
);
