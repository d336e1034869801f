import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { PROGRAM, environment } from "./program.ts";

const SHOP = readFileSync(join(import.meta.dirname, "../../examples/shop.yaml"), "utf8");

/** The program in a folder with the example as its blueprint. */
function run(command: string, ...words: string[]) {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "blueprint.yaml"), SHOP);
  writeFileSync(
    join(cwd, "other.yaml"),
    SHOP.replace("p99Milliseconds: 250", "p99Milliseconds: 400"),
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, command, ...words], {
    cwd,
    encoding: "utf8",
    timeout: 15_000,
    env: environment(cwd),
  });
  return { status, stdout, stderr };
}
const explain = (...words: string[]) => run("explain", ...words);

test("all decisions are a table", () => {
  const { status, stdout, stderr } = explain();
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^Decision +Choice +By +From\n/);
  expect(stdout).toMatch(/\nD-broker +NATS +you +platform\.broker: nats\n/);
  expect(stdout).toMatch(/\nD-timeouts +.* groundplan +qualities\.p99Milliseconds: 250\n/);
});

test("one is told with the number it comes from, the options and what follows", () => {
  const { status, stdout } = explain("timeouts");
  expect(status).toBe(0);
  for (const part of [
    "D-timeouts",
    "- qualities.p99Milliseconds: 250 (99 of 100",
    "✔ Ten times the latency",
    "No limits",
    "2500 ms × (0 + 1) = 2500 ms  REQUEST_TIMEOUT_MS",
    "services/*/src/config.ts",
    "docs/adr/0100-timeouts.md",
  ])
    expect(stdout).toContain(part);
  expect(explain("timeouts", "--from", "other.yaml").stdout).toContain("4000 ms × (0 + 1)");
});

test("a number stands for all that depends on it, and --set changes the blueprint", () => {
  const { stdout } = explain("qualities.p99Milliseconds", "--set", "qualities.p99Milliseconds=500");
  for (const id of ["D-timeouts", "D-capacity", "D-availability"]) expect(stdout).toContain(id);
  expect(stdout).toContain("qualities.p99Milliseconds: 500");
});

test("what groundplan decides is told by explain and by check", () => {
  const auto = ["--set", "platform.broker=auto"];
  expect(explain("broker", ...auto).stdout).toContain("By groundplan, because");
  expect(run("check", ...auto).stdout).toMatch(/\n {2}platform\.broker: NATS, because .+\n$/);
  const { decisions } = JSON.parse(run("check", ...auto, "--json").stdout);
  expect(decisions).toContainEqual(
    expect.objectContaining({ path: "platform.broker", choice: "NATS", by: "groundplan" }),
  );
});

test("machines are told the same", () => {
  const { ok, file, decisions } = JSON.parse(explain("D-capacity", "--json").stdout);
  expect([ok, file, decisions.length]).toEqual([true, "blueprint.yaml", 1]);
  expect(decisions[0]).toMatchObject({ id: "D-capacity", by: "groundplan" });
  expect(decisions[0].places).toContain("services/*/src/config.ts");
});

test("what is no decision, or stands in no sound blueprint, is said", () => {
  const slip = explain("borker");
  expect(slip.status).toBe(1);
  expect(slip.stderr).toContain("There is no decision `borker`.\n  Did you mean `broker`?");
  const wrong = explain("broker", "--set", "platform.broker=owl");
  expect([wrong.status, wrong.stdout]).toEqual([1, ""]);
  expect(wrong.stderr).toContain("GP1107");
});
