import type { Cursor } from "./cursor.ts";
import type { Same } from "./same.ts";
import { pointerOf } from "./source.ts";
import type { Change, Direction, Path, Severity, Tell } from "./types.ts";

/** What is compared, and for whom: takes in findings. */
export interface Subject {
  direction: Direction;
  operations: readonly string[];
  events: readonly string[];
  tell: Tell;
  same: Same;
}

type About = Pick<Subject, "operations" | "events" | "tell">;

/** Tells of a change at a part of the new document, or, of what is gone, at one of the old. */
export function say(
  { tell, operations, events }: About,
  side: Change["side"],
  at: Cursor | { source: Cursor["source"]; path: Path } | undefined,
  severity: Severity,
  kind: string,
  message: string,
): void {
  if (!at) return;
  const { source, path } = at;
  tell({
    kind,
    severity,
    message,
    file: source.file,
    at: pointerOf(path),
    side,
    place: () => source.place(path),
    operations,
    events,
  });
}

/** What the words mean to a reader of messages. */
export const WORDS: Record<Direction, { one: string; many: string }> = {
  request: { one: "a request", many: "requests" },
  response: { one: "a response", many: "responses" },
  event: { one: "an event", many: "events" },
};
