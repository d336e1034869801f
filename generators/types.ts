/** How `new` is to go; what is absent is asked for where somebody can be asked. */
export interface NewOptions {
  /** The folder to make. */
  directory?: string;
  /** A file with a blueprint, `-` for the standard input. */
  from?: string;
  /** The name of a blueprint that comes along. */
  example?: string;
  /** `path=value`, each changing the blueprint. */
  set?: readonly string[];
  /** Ask nothing. */
  yes?: boolean;
  /** Install packages (default). */
  install?: boolean;
  /** Make a git repository (default). */
  git?: boolean;
  packageManager?: "npm" | "pnpm";
}

/** What is used of plop's API; any version of plop from 3 on has it. */
export interface Plop {
  setActionType(name: string, run: (answers: object) => Promise<string>): void;
  setGenerator(
    name: string,
    config: {
      description: string;
      prompts: () => Promise<object>;
      actions: { type: string }[];
    },
  ): unknown;
}
