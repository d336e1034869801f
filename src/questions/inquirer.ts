import { styleText } from "node:util";
import inquirer from "inquirer";
import type { Ask, Choice } from "./ask.ts";

type Status = "idle" | "done" | "loading";

/** Asks on this process's terminal. Ctrl-C rejects with an error named `ExitPromptError`. */
export function inquirerAsk(): Ask {
  return {
    text: (_, { message, hint, default: preset, check }) =>
      prompt<string>({
        type: "input",
        message,
        ...(preset === undefined ? {} : { default: preset }),
        validate: (text: string) => check?.(text.trim()) ?? true,
        theme: theme(hint),
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
  return ((await inquirer.prompt(asked)) as { answer: Answer }).answer;
}

const shown = (choices: readonly Choice[]) =>
  choices.map(({ value, label, hint }) => ({
    value,
    name: label,
    short: label,
    ...(hint ? { description: hint } : {}),
  }));

const theme = (hint: string | undefined) => ({
  style: {
    message: (text: string, status: Status) =>
      hint && status !== "done"
        ? `${styleText("bold", text)} ${styleText("dim", `(${hint})`)}`
        : styleText("bold", text),
  },
});
