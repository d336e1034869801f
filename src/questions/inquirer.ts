import { emitKeypressEvents, type Interface, type ReadLineOptions } from "node:readline";
import { styleText } from "node:util";
import inquirer from "inquirer";
import type { AskAll, Choice } from "./ask.ts";
import { Back } from "./back.ts";
import { folded } from "./fold.ts";
import { Interrupted } from "./interrupted.ts";

type Status = "idle" | "done" | "loading";

/** What inquirer's prompts look at while they run. */
interface Context {
  signal: AbortSignal;
  clearPromptOnDone: boolean;
}
type Prompt = (question: object, context: Context) => Promise<unknown>;

/** How many choices are shown at once. */
const PAGE = 12;
/** What asks for help. */
const HELP = "?";
/** How long Esc waits for what would make it another key, in milliseconds. Node waits half a second, and takes a second Esc for one key with the first. */
const ESCAPE: Pick<ReadLineOptions, "escapeCodeTimeout"> = { escapeCodeTimeout: 100 };
/** Where the terminal does not say how wide it is. */
const USUAL_WIDTH = 80;

/** Text in lines of the terminal, behind a mark of some columns. */
const fitting = (text: string, mark = 0): string =>
  folded(text, (process.stdout.columns || USUAL_WIDTH) - mark);

/**
 * Asks on this process's terminal.
 * @throws {Interrupted} from every question, on Ctrl-C.
 * @throws {Back} from questions that one may go back from, on Esc.
 */
export function inquirerAsk(): AskAll {
  // The first who listens says how; inquirer comes after.
  emitKeypressEvents(process.stdin, ESCAPE as Interface);
  return {
    text: async (_, { message, hint, default: preset, edit, empty = "", help, check, back }) => {
      for (;;) {
        const question = {
          message,
          ...(preset === undefined ? {} : { default: preset }),
          prefill: edit ? "editable" : "tab",
          transformer: (text: string, { isFinal }: { isFinal: boolean }) =>
            isFinal && text === "" ? empty : text,
          validate: (text: string) => (help && text.trim() === HELP) || fits(check?.(text.trim())),
          theme: theme(hint, "\n "),
        };
        const text = (await prompt<string>("input", question, back)).trim();
        if (!help || text !== HELP) return text;
        process.stdout.write(`${fitting(help)}\n`);
      }
    },
    select: (_, { message, hint, choices, default: preset, back, help }) =>
      prompt(
        "select",
        { message, choices: shown(choices), default: preset, pageSize: PAGE, theme: theme(hint) },
        back,
        help,
      ),
    search: (_, { message, hint, choices, back }) => {
      const source = (term = "") =>
        shown(choices.filter(({ label }) => label.toLowerCase().includes(term.toLowerCase())));
      return prompt("search", { message, source, pageSize: PAGE, theme: theme(hint) }, back);
    },
    checkbox: (_, question) => {
      const {
        message,
        hint,
        choices,
        default: preset,
        empty = "",
        required,
        check,
        back,
        help,
      } = question;
      return prompt(
        "checkbox",
        {
          message,
          choices: shown(choices).map((each) => ({
            ...each,
            checked: preset.includes(each.value),
          })),
          required: required ?? false,
          pageSize: PAGE,
          validate: (chosen: readonly { value: string }[]) =>
            fits(check?.(chosen.map(({ value }) => value))),
          theme: theme(hint, "", empty),
        },
        back,
        help,
      );
    },
    confirm: (_, { message, hint, default: preset, back }) =>
      prompt("confirm", { message, default: preset, theme: theme(hint) }, back),
  };
}

/** One of inquirer's prompts. Esc takes it off the screen; `?` shows the help above, and asks again. */
async function prompt<Answer>(
  type: string,
  question: object,
  back = false,
  help?: string,
): Promise<Answer> {
  const controller = new AbortController();
  const context: Context = { signal: controller.signal, clearPromptOnDone: false };
  let asksHelp = false;
  const onKey = (text: unknown, key?: { name?: string }) => {
    asksHelp = help !== undefined && text === HELP;
    if (!asksHelp && !(back && key?.name === "escape")) return;
    context.clearPromptOnDone = true;
    controller.abort();
  };
  process.stdin.on("keypress", onKey);
  try {
    return (await (inquirer.prompt.prompts[type] as Prompt)(question, context)) as Answer;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === "AbortPromptError" && asksHelp && help !== undefined) {
      process.stdin.off("keypress", onKey);
      process.stdout.write(`${fitting(help)}\n`);
      return prompt(type, question, back, help);
    }
    if (error.name === "AbortPromptError") throw new Back({ cause: error });
    if (error.name !== "ExitPromptError") throw error;
    throw new Interrupted("Interrupted; nothing was written.", { cause: error });
  } finally {
    process.stdin.off("keypress", onKey);
  }
}

const shown = (choices: readonly Choice[]) =>
  choices.map(({ value, label, hint }) => ({
    value,
    name: label,
    short: label,
    ...(hint ? { description: fitting(hint) } : {}),
  }));

/** What inquirer wants of a check: true, or what is wrong, which it shows behind a mark. */
const fits = (wrong: string | undefined): string | true =>
  wrong === undefined ? true : fitting(wrong, 2);

/** The hint has a line of its own, which goes when the answer is there. */
const theme = (hint: string | undefined, end = "", empty = "") => ({
  style: {
    message: (text: string, status: Status) => {
      const message = styleText("bold", fitting(text, 2));
      return hint && status !== "done"
        ? `${message}\n${styleText("dim", fitting(`  ${hint}`))}${end}`
        : message;
    },
    renderSelectedChoices: (chosen: readonly { short: string }[]) =>
      chosen.map(({ short }) => short).join(", ") || empty,
  },
});
