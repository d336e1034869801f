import { blueprints, build } from "../test/support/built.ts";
import { generatorJar, homeWith } from "../test/support/sdk.ts";
import { medians, time } from "./measure.ts";
import { ms, report } from "./report.ts";

const ALL = ["typescript", "python", "go", "java"];

/** What SDKs in four languages cost beside one: they share the start of Java. */
export async function sdk(): Promise<void> {
  const jar = generatorJar();
  if (!jar) return console.log("No SDKs: Java and the JAR of openapi-generator are missing");
  const repo = await build(blueprints.shop);
  const home = homeWith(jar);
  const options = { cwd: repo.root, env: { HOME: home.path } };
  const generate = (languages: string[]) => async () => {
    const asked = ["--lang", languages.join(","), "--service", "orders"];
    return (await time(["npm", "run", "--silent", "sdk", "--", ...asked], options)).ms;
  };
  const [four = 0, ...one] = await medians(5, [
    generate(ALL),
    ...ALL.map((language) => generate([language])),
  ]);
  const mean = one.reduce((sum, value) => sum + value, 0) / one.length;
  report({
    what: "SDKs of a service in four languages",
    ours: ms(four),
    against: `${ms(mean)} of one`,
    ratio: four / mean,
    atMost: 1.5,
  });
  home.remove();
  repo.remove();
}
