import { readAuto, type Rule } from "./auto.ts";
import { FACTS, type FactName } from "./facts.ts";
import { checkPlaces } from "./prose.ts";
import type { Reader } from "./reader.ts";
import type { Feature } from "./types.ts";

/** The keys of `axis.yaml` that a record of its decision needs. */
export const AXIS_DECISION: readonly string[] = ["context", "drivers", "auto"];
/** The same of `feature.yaml`. */
export const FEATURE_DECISION: readonly string[] = ["good", "bad", "consequences"];

/** What is known of a choice before anybody has made it. Texts may hold `{fact}`, where a number of the blueprint goes. */
export interface AxisDecision {
  /** Why there is something to decide; empty: its hint says enough. */
  context: string;
  /** The facts that it depends on. */
  drivers: readonly FactName[];
  /** What groundplan does where it is left to it; empty: it cannot be. */
  auto: readonly Rule[];
}

/** What speaks for an answer and against it, and what follows in the repo where it is chosen. */
export interface Arguments {
  good: readonly string[];
  bad: readonly string[];
  consequences: readonly string[];
}

/** Throws where the manifest names what is not there, a defect of ours. */
export const readAxisDecision = (read: Reader, features: readonly Feature[]): AxisDecision => ({
  context: read.value("context") === undefined ? "" : prose(read, read.text("context")),
  drivers: readDrivers(read),
  auto: readAuto(read, features),
});

export const readArguments = (read: Reader): Arguments => {
  const all = (key: string) => read.list(key).map((text) => prose(read, text));
  return { good: all("good"), bad: all("bad"), consequences: all("consequences") };
};

export const readDrivers = (read: Reader): FactName[] =>
  read
    .list("drivers")
    .map(
      (name) =>
        FACTS.find((fact) => fact === name) ?? read.fail(`"${name}" drives, and is no fact`),
    );

const prose = (read: Reader, text: string): string => checkPlaces(read, text, FACTS);
