import { expect, test } from "vitest";
import {
  contradictionsOf,
  type CallingService,
  reachOf,
  UNSAID,
  type Wanted,
} from "../../../src/advice/index.ts";

/** Services `s0`, `s1` …, of which each calls the next. */
const chain = (length: number): CallingService[] =>
  Array.from({ length }, (_, at) => ({
    name: `s${at}`,
    operations: [
      {
        name: "go",
        calls: at + 1 < length ? [{ service: `s${at + 1}`, operation: "go" }] : [],
      },
    ],
  }));

const found = (qualities: Wanted, services: CallingService[], oneProcess = false) =>
  contradictionsOf({ qualities, services, oneProcess }).map(({ quality, service, reachable }) => [
    quality,
    service,
    reachable,
  ]);

test("what is not said contradicts nothing", () => {
  expect(found({}, chain(300), true)).toEqual([]);
});

test.each([
  ["one process", 1, true],
  ["calls through twenty services", 20, false],
])("what is promised where nothing is said can be had by %s", (_what, length, oneProcess) => {
  const { reachable } = reachOf({ qualities: {}, services: chain(length), oneProcess });
  expect(reachable).toBeGreaterThanOrEqual(UNSAID.availability);
});

test.each([
  [99.9, 7, []],
  [99.9, 9, [["availability", "s0", 99.887]]],
  [99.95, 4, []],
  [99.95, 5, [["availability", "s0", 99.937]]],
  [99.999, 1, [["availability", "s0", 99.989]]],
])("availability %d over %i services", (availability, length, expected) => {
  expect(found({ availability }, chain(length))).toEqual(expected);
});

test("one process is not there as often as several", () => {
  expect(found({ availability: 99.9 }, chain(2), true)).toEqual([["availability", "s0", 99.49]]);
  expect(found({ availability: 99 }, chain(2), true)).toEqual([]);
});

test("what calls nobody has a database, too", () => {
  expect(found({ availability: 99.999 }, [{ name: "s0", operations: [] }])).toEqual([
    ["availability", "s0", 99.989],
  ]);
});

test("a request takes as long as its visits", () => {
  expect(found({ p99Milliseconds: 15 }, chain(3))).toEqual([]);
  expect(found({ p99Milliseconds: 14 }, chain(3))).toEqual([["p99Milliseconds", "s0", 15]]);
  expect(found({ p99Milliseconds: 1 }, chain(1))).toEqual([]);
});

test("calls of calls are counted, not walked", () => {
  const wide = chain(12).map((service, at, all) => ({
    ...service,
    operations: service.operations.map((one) => ({
      ...one,
      calls: all[at + 1] ? Array(20).fill(one.calls[0]) : [],
    })),
  }));
  expect(found({ p99Milliseconds: 600_000 }, wide)[0]?.[2]).toBeGreaterThan(1e14);
});
