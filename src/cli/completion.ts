import { UsageError } from "../questions/usage-error.ts";
import { didYouMean } from "../blueprint/suggest.ts";
import { shown } from "../blueprint/shown.ts";
import { COMMANDS, GLOBAL_FLAGS, type Command, type Flag } from "./commands.ts";
import { EXIT } from "./exit-codes.ts";
import type { Invocation } from "./parse.ts";
import type { Terminal } from "./terminal.ts";

const SHELLS: Record<string, () => string> = { bash, zsh, fish };

/** `groundplan completion SHELL`: a script that completes commands and flags; words of ours only, so that nothing has to be quoted. */
export async function runCompletion({ words }: Invocation, terminal: Terminal): Promise<number> {
  const [shell = ""] = words;
  const names = Object.keys(SHELLS);
  if (!names.includes(shell))
    throw new UsageError({
      message: shell ? `${shown(shell)} is no shell that is known here.` : "Which shell?",
      help: didYouMean(shell, names),
    });
  terminal.out(SHELLS[shell]!());
  return EXIT.done;
}

/** Values that a flag can have, where there are a few. */
const choicesOf = ({ value }: Flag): string[] => (value?.includes("|") ? value.split("|") : []);

const flagsOf = ({ flags }: Command): string[] => flags.map(({ name }) => `--${name}`);
const chosen = ({ flags }: Command): Flag[] => flags.filter((one) => choicesOf(one).length > 0);

function bash(): string {
  const values = COMMANDS.flatMap((command) =>
    chosen(command).map(
      (flag) => `    "${command.name} --${flag.name}") words="${choicesOf(flag).join(" ")}" ;;`,
    ),
  );
  const words = COMMANDS.map((command) => {
    const all = [...flagsOf(command), ...(command.choices ?? [])].join(" ");
    return `    "${command.name} "*) words="${all}" ;;`;
  });
  const first = [
    ...COMMANDS.map(({ name }) => name),
    ...GLOBAL_FLAGS.map(({ name }) => `--${name}`),
  ];
  return `# eval "$(groundplan completion bash)"
_groundplan() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} words=""
  case "\${COMP_CWORD} \${COMP_WORDS[1]} $before" in
    "1 "*) words="${first.join(" ")}" ;;
    *) case "\${COMP_WORDS[1]} $before" in
${[...values, ...words].join("\n")}
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _groundplan groundplan`;
}

function zsh(): string {
  return `# eval "$(groundplan completion zsh)"
autoload -U +X bashcompinit && bashcompinit
${bash().split("\n").slice(1).join("\n")}`;
}

function fish(): string {
  const lines = COMMANDS.flatMap((command) => {
    const { name, text, choices = [], flags } = command;
    const within = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c groundplan -n __fish_use_subcommand -f -a ${name} -d '${text}'`,
      ...(choices.length > 0
        ? [`complete -c groundplan ${within} -f -a '${choices.join(" ")}'`]
        : []),
      ...flags.map((flag) => `complete -c groundplan ${within} ${fishFlag(flag)}`),
    ];
  });
  return ["# groundplan completion fish | source", ...lines].join("\n");
}

function fishFlag(flag: Flag): string {
  const choices = choicesOf(flag);
  const takes = flag.value ? (choices.length > 0 ? ` -x -a '${choices.join(" ")}'` : " -r") : "";
  return `-l ${flag.name}${flag.short ? ` -s ${flag.short}` : ""}${takes} -d '${flag.text}'`;
}
