import { describe, expect, test } from "vitest";
import { limitsOf } from "../../../src/model/limits.ts";

describe("limits", () => {
  test("without a word about load", () => {
    expect(limitsOf({})).toEqual({
      requestTimeoutMs: 10_000,
      statementTimeoutMs: 5000,
      callTimeoutMs: 5000,
      poolSize: 10,
    });
  });

  test.each([
    [{ p99Milliseconds: 250 }, "requestTimeoutMs", 2500],
    [{ p99Milliseconds: 250 }, "statementTimeoutMs", 1250],
    [{ p99Milliseconds: 1 }, "requestTimeoutMs", 1000],
    [{ p99Milliseconds: 60_000 }, "requestTimeoutMs", 60_000],
    [{ p99Milliseconds: 100, peakRequestsPerSecond: 1000 }, "poolSize", 10],
    [{ peakRequestsPerSecond: 1, p99Milliseconds: 1 }, "poolSize", 5],
    [{ peakRequestsPerSecond: 100_000 }, "poolSize", 50],
  ] as const)("of %j: %s is %i", (qualities, name, expected) => {
    expect(limitsOf(qualities)[name]).toBe(expected);
  });
});
