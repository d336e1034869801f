import { parseArgs } from "node:util";
import { LANGUAGES, type Language } from "./languages.ts";
import { Refused } from "./refused.ts";

export const USAGE = `npm run sdk -- --lang ${LANGUAGES.join(",")} [--service NAME] [--out sdk] [--json]`;

export interface Asked {
  languages: readonly Language[];
  /** Empty: all that have a REST API. */
  services: readonly string[];
  /** Where the SDKs go, from the root of the repository. */
  out: string;
  json: boolean;
}

/** Reads the command line. `lang` and `service` may be given several times, or several in one, with commas. */
export function asked(argv: readonly string[]): Asked {
  const { lang = [], service = [], out = "sdk", json = false } = valuesOf(argv);
  const languages = several(lang).map((name) => {
    const found = LANGUAGES.find((one) => one === name);
    if (!found) throw new Refused(`There are no SDKs in "${name}", but in ${LANGUAGES.join(", ")}`);
    return found;
  });
  if (languages.length === 0) throw new Refused(`In which languages? ${USAGE}`);
  return { languages, services: several(service), out, json };
}

function valuesOf(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        lang: { type: "string", multiple: true },
        service: { type: "string", multiple: true },
        out: { type: "string" },
        json: { type: "boolean" },
      },
    });
    return values;
  } catch (error) {
    throw new Refused(`${(error as Error).message}\n${USAGE}`);
  }
}

const several = (given: readonly string[]): string[] => [
  ...new Set(given.flatMap((one) => one.split(",")).filter((one) => one !== "")),
];
