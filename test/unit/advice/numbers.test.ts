import { describe, expect, test } from "vitest";
import { numbersOf, type CallingService, type Wanted } from "../../../src/advice/index.ts";

const service = (name: string, ...calls: string[]): CallingService => ({
  name,
  operations: [{ name: "go", calls: calls.map((one) => ({ service: one, operation: "go" })) }],
});

const of = (qualities: Wanted, services = [service("a")], oneProcess = false) =>
  numbersOf({ qualities, oneProcess, services });

describe("numbers", () => {
  test("without a word", () => {
    expect(of({}).get("a")).toMatchObject({
      hops: 0,
      limits: {
        requestTimeoutMs: 10_000,
        statementTimeoutMs: 5000,
        callTimeoutMs: 0,
        poolSize: 10,
        replicas: 2,
        maxReplicas: 3,
        maxConnections: 55,
        cpuMillis: 84,
        rateLimit: null,
      },
      objectives: { availability: 99, errorBudget: 0.01, latencyMs: 1000 },
    });
  });

  test("who waits has more time than whom it waits for, hop by hop", () => {
    const all = of({ p99Milliseconds: 300 }, [service("a", "b"), service("b", "c"), service("c")]);
    const times = [...all.values()].map(({ limits }) => [
      limits.requestTimeoutMs,
      limits.callTimeoutMs,
    ]);
    expect(times).toEqual([
      [3000, 2000],
      [2000, 1000],
      [1000, 0],
    ]);
  });

  test("no chain is so long that a share of it would be nothing", () => {
    const names = Array.from({ length: 20 }, (_, at) => `s${at}`);
    const chain = names.map((name, at) => service(name, ...names.slice(at + 1, at + 2)));
    const { limits } = of({ p99Milliseconds: 1 }, chain).get("s19")!;
    expect(limits).toMatchObject({ requestTimeoutMs: 200, statementTimeoutMs: 100 });
  });

  test("services that call each other, and calls that lead nowhere, are counted once", () => {
    expect(of({}, [service("a", "b"), service("b", "a", "x")]).get("a")!.hops).toBe(2);
  });

  test.each([
    [{ p99Milliseconds: 1 }, "requestTimeoutMs", 1000],
    [{ p99Milliseconds: 60_000 }, "requestTimeoutMs", 60_000],
    [{ p99Milliseconds: 100, peakRequestsPerSecond: 1000 }, "poolSize", 10],
    [{ peakRequestsPerSecond: 1, p99Milliseconds: 1 }, "poolSize", 5],
    [{ peakRequestsPerSecond: 100_000 }, "poolSize", 50],
    [{ peakRequestsPerSecond: 2500 }, "replicas", 4],
    [{ peakRequestsPerSecond: 2500 }, "maxReplicas", 7],
    [{ peakRequestsPerSecond: 2500 }, "rateLimit", 1250],
    [{ peakRequestsPerSecond: 1, availability: 99.9 }, "rateLimit", 50],
    [{ peakRequestsPerSecond: 20_000 }, "cpuMillis", 1000],
    [{ peakRequestsPerSecond: 800 }, "cpuMillis", 667],
    [{ availability: 90 }, "replicas", 1],
    [{ availability: 99.9 }, "replicas", 2],
    [{ availability: 99.99 }, "replicas", 3],
  ] as const)("of %j: %s is %i", (qualities, name, expected) => {
    expect(of(qualities).get("a")!.limits[name]).toBe(expected);
  });

  test("one process is one process", () => {
    const { limits } = of({ peakRequestsPerSecond: 2500 }, [service("a")], true).get("a")!;
    expect(limits).toMatchObject({ replicas: 1, maxReplicas: 1, rateLimit: 5000 });
  });
});

describe("objectives", () => {
  test("a budget, and four rates at which it burns", () => {
    expect(of({ availability: 99.9, p99Milliseconds: 250 }).get("a")!.objectives).toEqual({
      availability: 99.9,
      errorBudget: 0.001,
      errorBudgetMinutes: 43.2,
      latencyMs: 250,
      latencySeconds: 0.25,
      latencyShare: 0.99,
      alerts: [
        { severity: "page", burnRate: 14.4, long: "1h", short: "5m", threshold: 0.0144 },
        { severity: "page", burnRate: 6, long: "6h", short: "30m", threshold: 0.006 },
        { severity: "ticket", burnRate: 3, long: "1d", short: "2h", threshold: 0.003 },
        { severity: "ticket", burnRate: 1, long: "3d", short: "6h", threshold: 0.001 },
      ],
    });
  });

  test("a rate above all failures is no alert", () => {
    expect(
      of({ availability: 90 })
        .get("a")!
        .objectives.alerts.map((one) => one.burnRate),
    ).toEqual([6, 3, 1]);
  });
});
