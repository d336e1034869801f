import { styleText } from "node:util";
import inquirer from "inquirer";
import type { Ask, Choice } from "./ask.ts";
import { Interrupted } from "./interrupted.ts";

type Status = "idle" | "done" | "loading";

/**
 * Asks on this process's terminal.
 * @throws {Interrupted} from every question, on Ctrl-C.
 */
export function inquirerAsk(): Ask {
  return {
    text: (_, { message, hint, default: preset, empty = "", check }) =>
      prompt<string>({
        type: "input",
        message,
        ...(preset === undefined ? {} : { default: preset }),
        transformer: (text: string, { isFinal }: { isFinal: boolean }) =>
          isFinal && text === "" ? empty : text,
        validate: (text: string) => check?.(text.trim()) ?? true,
        theme: theme(hint, "\n "),
      }).then((text) => text.trim()),
    select: (_, { message, hint, choices, default: preset }) =>
      prompt({
        type: "select",
        message,
        choices: shown(choices),
        default: preset,
        theme: theme(hint),
      }),
    checkbox: (_, { message, hint, choices, default: preset, required = false }) =>
      prompt({
        type: "checkbox",
        message,
        choices: shown(choices).map((each) => ({ ...each, checked: preset.includes(each.value) })),
        required,
        theme: theme(hint),
      }),
    confirm: (_, { message, hint, default: preset }) =>
      prompt({ type: "confirm", message, default: preset, theme: theme(hint) }),
  };
}

async function prompt<Answer>(question: object): Promise<Answer> {
  const asked = [{ ...question, name: "answer" }] as unknown as Parameters<
    typeof inquirer.prompt
  >[0];
  try {
    return ((await inquirer.prompt(asked)) as { answer: Answer }).answer;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ExitPromptError") throw error;
    throw new Interrupted("Interrupted; nothing was written.", { cause: error });
  }
}

const shown = (choices: readonly Choice[]) =>
  choices.map(({ value, label, hint }) => ({
    value,
    name: label,
    short: label,
    ...(hint ? { description: hint } : {}),
  }));

/** The hint has a line of its own, which goes when the answer is there. */
const theme = (hint: string | undefined, end = "") => ({
  style: {
    message: (text: string, status: Status) =>
      hint && status !== "done"
        ? `${styleText("bold", text)}\n  ${styleText("dim", hint)}${end}`
        : styleText("bold", text),
  },
});
