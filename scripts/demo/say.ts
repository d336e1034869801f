const colours = process.stdout.isTTY && !process.env.NO_COLOR;

export const say = (line: string): void => console.log(line);

/** The title of a part of the demo. */
export const part = (title: string): void =>
  say(`\n${colours ? `\x1b[1m${title}\x1b[22m` : title}`);

/** What somebody did, where, and what came back. */
export const happened = (sentence: string, where: string, outcome: string): void =>
  say(`  ${sentence}\n    ${where} → ${outcome}`);

/** Lines of another program, set apart from ours. */
export const quote = (text: string): void =>
  text
    .trim()
    .split("\n")
    .forEach((line) => say(`  │ ${line}`));
