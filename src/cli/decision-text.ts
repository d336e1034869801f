import type { DecisionModel, DriverModel, NumberModel, OptionModel } from "../model/types.ts";
import type { PlannedDecision } from "../plan/types.ts";
import type { Terminal } from "./terminal.ts";
import { wrapped } from "./wrap.ts";

type Styled = Pick<Terminal, "style">;

const BY = { you: "you", groundplan: "groundplan", default: "default" } as const;
const LONGEST = 60;

/** All decisions, one in a line. */
export function decisionTable(decisions: readonly DecisionModel[], { style }: Styled): string {
  const head = ["Decision", "Choice", "By", "From"];
  const rows = decisions.map(({ id, choice, by, main }) => [
    id,
    choice.length > LONGEST ? `${choice.slice(0, LONGEST - 1)}…` : choice,
    BY[by],
    shortOf(main),
  ]);
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]!.length)));
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (at === 3 ? cell : cell.padEnd(widths[at]!))).join("  ");
  return [style.bold(line(head)), ...rows.map(line)].join("\n");
}

/** `services.*.calls: 3 calls`: where it stands, and what stands there; what is taken instead of nothing has no room. */
const shortOf = ({ value, quote, text, words }: DriverModel): string =>
  value === null ? `${quote}: ${text?.split(";")[0] ?? words.join(", ")}` : quote;

/** One decision with everything that belongs to it. */
export function decisionText(decision: PlannedDecision, terminal: Styled): string {
  const { style } = terminal;
  const { id, file, label, choice, question, context, because, answers } = decision;
  const section = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? [["", style.bold(title), ...lines].join("\n")] : [];
  const prose = (texts: readonly string[]) =>
    texts.map((text) => bullet("- ", wrapped(text, "    ", terminal)));
  return [
    `${style.bold(`${label}: ${choice}`)}  ${style.dim(id)}`,
    wrapped(`${context} ${question}`, "  ", terminal),
    ...section("Decided", [
      wrapped(`By ${BY[decision.by]}, because ${because}.`, "  ", terminal),
      ...answers.map((one) => `  ${one.services.join(", ")}: ${one.choice}`),
    ]),
    ...section(
      "From",
      decision.drivers.map((driver) => driverText(driver, terminal)),
    ),
    ...section(
      "Against",
      decision.options.map((option) => optionText(option, terminal)),
    ),
    ...section("Consequences", prose(decision.consequences)),
    ...section(
      "Numbers",
      decision.numbers.map((number) => numberText(number, terminal)),
    ),
    ...section(
      "Stands in",
      [...decision.places, `docs/adr/${file}.md`].map((path) => `  ${path}`),
    ),
  ].join("\n");
}

function driverText({ quote, text, words, more }: DriverModel, terminal: Styled): string {
  const counted = words.join(", ") + (more > 0 ? ` and ${more} more` : "");
  const meant = [text, counted].filter(Boolean).join(": ");
  return bullet("- ", wrapped(`\`${quote}\`${meant && ` (${meant})`}`, "    ", terminal));
}

function optionText({ label, hint, chosen, good, bad }: OptionModel, terminal: Styled): string {
  const { style } = terminal;
  const sided = (mark: string, texts: readonly string[]) =>
    texts.map((text) => bullet(mark, wrapped(text, "        ", terminal)));
  return [
    chosen ? style.green(`  ✔ ${label}`) : `    ${label}`,
    wrapped(hint, "      ", terminal),
    ...sided("+ ", good),
    ...sided("- ", bad),
  ].join("\n");
}

const numberText = (
  { label, services, ofAll, formula, key }: NumberModel,
  terminal: Styled,
): string =>
  [
    bullet("- ", wrapped(ofAll ? label : `${label} (${services.join(", ")})`, "    ", terminal)),
    `    ${terminal.style.cyan(formula)}${key === null ? "" : `  ${key}`}`,
  ].join("\n");

/** The mark takes the last columns of the first line's indentation. */
const bullet = (mark: string, text: string): string =>
  text.replace(/^ +/, (indent) => indent.slice(mark.length) + mark);
