/** One thing wrong with how groundplan was called, and what to do about it. */
export interface Complaint {
  message: string;
  help?: string;
}

/** Something is wrong with how groundplan was called, or missing where nobody can be asked for it. */
export class UsageError extends Error {
  readonly complaints: readonly Complaint[];
  constructor(...complaints: readonly Complaint[]) {
    super(complaints.map(({ message, help }) => [message, help].join(" ").trim()).join("\n"));
    this.name = "UsageError";
    this.complaints = complaints;
  }
}
