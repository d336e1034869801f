import { thing, type Case } from "../marked.ts";

const TEXTS: readonly [string, string][] = [
  ["the end of a comment", "*/ alert(1) /*"],
  ["a backtick", "`whoami`"],
  ["a template of JavaScript", "${process.exit(1)}"],
  ["a template of Handlebars", "{{constructor}} {{{x}}} {{#each}}"],
  ["quotes", `"double" 'single' \\"escaped\\"`],
  ["three dashes", "--- and ..."],
  ["the end of a script", "</script><script>alert(1)</script>"],
  ["a backslash at the end", "\\"],
  ["SQL", "'; drop table users; --"],
  ["a shell", "$(rm -rf /) && `reboot`"],
  ["Arabic", "مرحبا بالعالم"],
  ["Japanese and a smiley", "こんにちは 🏗️"],
  ["an accent of its own", "e\u0301"],
  ["a mark that joins", "👩\u200d🔧"],
  ["an entity of HTML", "&lt; &#0;"],
  ["the end of CDATA", "]]>"],
  ["a comment of HTML", "--> <!--"],
];

/** The character, marked. */
const UNSEEN: readonly [string, string][] = [
  ["a bell", "«\u0007»"],
  ["an escape to the terminal", "«\u001b»[31m"],
  ["a deletion", "«\u007f»"],
  ["a next line", "«\u0085»"],
  ["a turn of direction", "«\u202e»"],
  ["an isolate", "«\u2066»"],
  ["a right-to-left mark", "«\u200f»"],
  ["a line separator", "«\u2028»"],
  ["a byte order mark inside", "«\ufeff»"],
  ["a noncharacter", "«\uffff»"],
  ["half a surrogate pair", "«\ud800»"],
  ["a lone carriage return", "a«\r»b"],
  ["a zero", "«\u0000»"],
];

const described = (text: string) => thing(`description: ${text}\nfields: { a: text }`);
const escape = (marked: string) => {
  const character = marked.charCodeAt(marked.indexOf("«") + 1);
  return `\\u${character.toString(16).padStart(4, "0")}`;
};

/** Texts that break out of comments, strings and terminals. */
export const TEXT_CASES: Case[] = [
  ...TEXTS.map(([name, text]): Case => [
    `a description with ${name}`,
    described(`'${text.replaceAll("'", "''")}'`),
  ]),
  ...UNSEEN.map(([name, text]): Case => [
    `a description with ${name}`,
    described(`"x${text}"`),
    "GP1005",
  ]),
  ...UNSEEN.map(([name, text]): Case => [
    `a description with ${name} as an escape`,
    described(`«"x${escape(text)}"»`),
    "GP1005",
  ]),
  ["a description of two paragraphs", described("|\n  One */\n\n  {{two}}")],
  ["a description of 2,000 characters", described("x".repeat(2000))],
  ["a description of 2,001 characters", described(`«${"x".repeat(2001)}»`), "GP1109"],
  ["a description that is empty", described('«"  "»'), "GP1109"],
  ["a direction turned in a comment", `${described("x")}# «\u202e» hidden\n`, "GP1005"],
];
