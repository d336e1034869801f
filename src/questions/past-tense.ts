import { cased, words } from "../blueprint/cases.ts";

/** What the rules below get wrong, of verbs that services have. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    "begin begun,bind bound,break broken,bring brought,build built,buy bought,catch caught,choose chosen,cut cut,do done," +
    "draw drawn,drive driven,feed fed,find found,forget forgotten,freeze frozen,get got,give given,grow grown,hear heard," +
    "hide hidden,hit hit,hold held,keep kept,lay laid,lead led,leave left,lend lent,let let,lose lost,make made," +
    "meet met,pay paid,put put,quit quit,read read,run run,say said,see seen,seek sought,sell sold,send sent," +
    "set set,show shown,shut shut,speak spoken,spend spent,split split,steal stolen,take taken,teach taught," +
    "tell told,think thought,throw thrown,wear worn,win won,withdraw withdrawn,write written"
  )
    .split(",")
    .map((pair): [string, string] => {
      const [verb = "", past = ""] = pair.split(" ");
      return [verb, past];
    }),
);

/** Ends in a consonant that is written twice before an ending. */
const DOUBLED = /^[^aeiou]*[aeiou][^aeiouwxy]$|[^aeiou][aeiou]l$|(?:mit|[^f]fer|cur)$/;

/** What was done, in camel case: `checkOut` becomes `checkedOut`. */
export function pastOf(verb: string): string {
  const [first = "", ...more] = words(verb);
  return cased([participleOf(first), ...more].join("-")).camel;
}

function participleOf(verb: string): string {
  for (const before of ["", "re", "un", "over", "with", "out"]) {
    const past = IRREGULAR.get(verb.slice(before.length));
    if (past !== undefined && verb.startsWith(before)) return before + past;
  }
  if (verb.endsWith("e")) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return DOUBLED.test(verb) ? `${verb}${verb.at(-1)}ed` : `${verb}ed`;
}
