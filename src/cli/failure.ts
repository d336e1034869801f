import type { Problem } from "../problem.ts";

/** How every command ends; see the README. */
export const EXIT = { done: 0, badInput: 1, conflicts: 2, drift: 3, defect: 70, interrupted: 130 };

/** One thing wrong with how the command was called, and what to do about it. */
export interface Complaint {
  message: string;
  help?: string;
}

/** The command line itself is wrong, or something is missing that nobody can be asked for. Exit code 1. */
export class UsageError extends Error {
  readonly complaints: readonly Complaint[];
  constructor(complaints: readonly Complaint[]) {
    super(complaints.map(({ message }) => message).join("\n"));
    this.name = "UsageError";
    this.complaints = complaints;
  }
}

/** A blueprint that cannot be accepted, with its text, so that each problem can be shown in its place. Exit code 1. */
export class BlueprintError extends Error {
  readonly problems: readonly Problem[];
  readonly text: string;
  constructor(problems: readonly Problem[], text: string) {
    super(problems.map((p) => `${p.file}:${p.line}:${p.column} ${p.message}`).join("\n"));
    this.name = "BlueprintError";
    this.problems = problems;
    this.text = text;
  }
}
