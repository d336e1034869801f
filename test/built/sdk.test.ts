import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, type Built } from "../support/built.ts";
import { develop, type Development } from "../support/development.ts";
import { ROOT, workFolder } from "../support/generate.ts";
import { run } from "../support/processes.ts";
import { quietShop } from "../support/sdk.ts";

const PROGRAM = join(ROOT, "bin/groundplan.js");
const folder = workFolder();
let repo: Built;
let dev: Development | undefined;
beforeAll(async () => {
  repo = await build(quietShop());
}, 600_000);
afterAll(async () => {
  await dev?.process.stop();
  repo?.remove();
  folder.remove();
});

/** `npm run sdk` for somebody who has nothing: no Java, no files in their home, no registry. */
async function sdk(args: string[], at = repo) {
  const home = mkdtempSync(join(folder.path, "home-"));
  const env = {
    HOME: home,
    JAVA_HOME: join(home, "none"),
    npm_config_registry: "http://127.0.0.1:9",
  };
  return run(["npm", "run", "--silent", "sdk", "--", ...args], { cwd: at.root, env });
}

test.each([
  [[], "In which languages? npm run sdk -- --lang typescript,python,go,java"],
  [["--lang", "cobol"], 'There are no SDKs in "cobol", but in typescript, python, go, java'],
  [["--lang", "go", "--service", "order"], 'There is no service "order", but catalog, orders'],
  [["--lang", "go", "--service", "shipping"], "shipping has no REST API: there is no contracts/"],
  [["--language", "go"], "Unknown option '--language'"],
])("%j is refused", async (args, message) => {
  const { code, output } = await sdk(args);
  expect(output).toContain(message);
  expect(output).not.toContain("    at ");
  expect(code).toBe(1);
});

test("a contract that was spoilt by hand is refused with its place, in text and in JSON", async () => {
  const spoilt = repo.copy();
  const file = "contracts/orders/openapi.yaml";
  spoilt.edit(file, (text) => text.replace("schemas/PlaceOrder", "schemas/PlaceOrders"));
  const line =
    spoilt
      .read(file)
      .split("\n")
      .findIndex((one) => one.includes("PlaceOrders")) + 1;
  const { code, output } = await sdk(["--lang", "go"], spoilt);
  expect(output).toMatch(
    new RegExp(`${file}:${line}:\\d+ refers to #/components/schemas/PlaceOrders`),
  );
  expect(code).toBe(1);
  const { ok, problems } = JSON.parse((await sdk(["--lang", "go", "--json"], spoilt)).output);
  expect(ok).toBe(false);
  expect(problems[0].message).toContain(`${file}:${line}:`);
  spoilt.remove();
});

test("without Java there is a word about it, and about what does without", async () => {
  const { code, output } = await sdk(["--lang", "typescript"]);
  expect(output).toContain("Without a REST API, and so left out: shipping");
  expect(output).toContain("SDKs want Java 11 or newer, and there is no ");
  expect(output).toContain("packages/api-client");
  expect(code).toBe(1);
});

test("where the generator cannot be had it says where to put it", async () => {
  const java = join(folder.path, "java-home/bin");
  mkdirSync(java, { recursive: true });
  const version = `#!/bin/sh\necho 'openjdk version "17.0.1"' >&2\n`;
  writeFileSync(join(java, "java"), version, { mode: 0o755 });
  const env = {
    HOME: folder.path,
    JAVA_HOME: join(java, ".."),
    npm_config_registry: "http://127.0.0.1:9",
  };
  const command = ["npm", "run", "--silent", "sdk", "--", "--lang", "go"] as const;
  const { code, output } = await run(command, {
    cwd: repo.root,
    env: { ...env, npm_config_fetch_retries: "0" },
  });
  expect(output).toContain("ECONNREFUSED");
  expect(output).toMatch(
    /put org\.openapitools:openapi-generator-cli:[\d.]+ of Maven Central there: .*\.jar/,
  );
  expect(code).toBe(1);
});

test("groundplan sdk is the repo's own command", async () => {
  const inside = await run([process.execPath, PROGRAM, "sdk", "--lang", "cobol"], {
    cwd: join(repo.root, "services/orders"),
  });
  expect(inside).toMatchObject({ code: 1, output: expect.stringContaining('no SDKs in "cobol"') });
  const outside = await run([process.execPath, PROGRAM, "sdk", "--lang", "go"], {
    cwd: folder.path,
  });
  expect(outside.output).toContain("GP8012");
  expect(outside.code).toBe(1);
  const nothing = await run([process.execPath, PROGRAM, "sdk"], { cwd: repo.root });
  expect(nothing.output).toContain("No language was named.");
  expect(nothing.code).toBe(1);
});

const CALLER = `
import { pages, ProblemError } from "@shop/api-client";
import { connect } from "@shop/api-client/orders";

const { BASE_URL: baseUrl = "", CUSTOMER, AGENT } = process.env;
const customer = connect({ baseUrl, token: async () => CUSTOMER });
const agent = connect({ baseUrl, token: () => AGENT });
const shipTo = { street: "Street 1", city: "Town", zip: "12345", country: "DE" };
const total = { amount: 1250, currency: "EUR" };
const made = await customer.placeOrder({
  body: { customerId: crypto.randomUUID(), sku: "sku-1", total, shipTo },
});
const cancel = () =>
  customer.cancelOrder({ path: { id: made.id }, body: { reason: "changed my mind" } });
const { status } = await cancel();
const ids: string[] = [];
for await (const { id } of pages(agent.listOrders, { query: { limit: 2 } })) ids.push(id);
const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => "none",
    (error) => (error instanceof ProblemError ? error.status + " " + error.type : String(error)),
  );
const problems = [
  await problemOf(cancel()),
  await problemOf(customer.getOrder({ path: { id: crypto.randomUUID() } })),
  await problemOf(customer.listOrders()),
  await problemOf(connect({ baseUrl }).listOrders()),
  await problemOf(agent.listOrders({}, { signal: AbortSignal.abort() })),
];
console.log(JSON.stringify({ quantity: made.quantity, found: ids.includes(made.id), status, problems }));
`;

test("the TypeScript client is published, installed and calls a running service", async () => {
  const packed = await run(
    ["npm", "pack", "-w", "@shop/api-client", "--pack-destination", folder.path],
    { cwd: repo.root },
  );
  expect(packed.code, packed.output).toBe(0);
  const user = mkdtempSync(join(folder.path, "user-"));
  const installed = join(user, "node_modules/@shop/api-client");
  mkdirSync(installed, { recursive: true });
  const file = join(folder.path, "shop-api-client-0.1.0.tgz");
  const { code, output } = await run(
    ["tar", "xzf", file, "--strip-components=1", "-C", installed],
    { cwd: user },
  );
  expect(code, output).toBe(0);
  writeFileSync(join(user, "package.json"), '{ "type": "module" }');
  writeFileSync(join(user, "caller.ts"), CALLER);
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  const strict = [
    "--strict",
    "--noEmit",
    "--skipLibCheck",
    "false",
    "--module",
    "nodenext",
    "--target",
    "es2022",
  ];
  const types = ["--typeRoots", join(ROOT, "node_modules/@types"), "--types", "node"];
  const checked = await run([process.execPath, tsc, ...strict, ...types, "caller.ts"], {
    cwd: user,
  });
  expect(checked.output).toBe("");
  dev = await develop(repo);
  const env = {
    BASE_URL: dev.at.orders![0]!,
    CUSTOMER: await dev.token("customer"),
    AGENT: await dev.token("support-agent"),
  };
  const called = await run([process.execPath, "caller.ts"], { cwd: user, env });
  expect(called.code, called.output).toBe(0);
  expect(JSON.parse(called.output)).toEqual({
    quantity: 1,
    found: true,
    status: "cancelled",
    problems: [
      "409 urn:problem:conflict",
      "404 urn:problem:not-found",
      "403 urn:problem:forbidden",
      "401 urn:problem:unauthenticated",
      expect.stringContaining("AbortError"),
    ],
  });
}, 300_000);
