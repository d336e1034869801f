import Handlebars from "handlebars";
import { RenderError } from "./error.ts";
import { GROUP_CLOSE, GROUP_OPEN, NONCHARACTER, SPELLING } from "./marks.ts";
import { BLOCKS, INLINE, TEXT_HELPERS } from "./names.ts";

type Located = { loc: hbs.AST.SourceLocation };

export interface Checked {
  ast: hbs.AST.Program;
  /** Names of the partials it asks for, with the place of the first call. */
  partials: Map<string, { line: number; column: number }>;
}

/**
 * Parses a template, refuses what is not allowed in one and rewrites the rest: a bare `{{x}}` becomes
 * `{{token x}}`, misspelt block arguments throw, group characters become marks.
 */
export function checkTemplate(text: string, path: string, own: string): Checked {
  if (NONCHARACTER.test(text)) throw new RenderError(path, 1, 1, "holds a noncharacter");
  if (text.includes("\r")) throw new RenderError(path, 1, 1, "has line ends other than \\n");
  const ast = parse(text, path);
  const checker = new Checker(path, own, text.split("\n"));
  checker.accept(ast);
  return { ast, partials: checker.partials };
}

function parse(text: string, path: string): hbs.AST.Program {
  try {
    return Handlebars.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const line = /line (\d+)/.exec(why)?.[1] ?? /- (\d+):\d+/.exec(why)?.[1] ?? "1";
    throw new RenderError(path, Number(line), 1, why.replace(/\n/g, " "), { cause: error });
  }
}

class Checker extends Handlebars.Visitor {
  readonly partials = new Map<string, { line: number; column: number }>();
  readonly #path: string;
  readonly #own: string;
  readonly #lines: readonly string[];

  constructor(path: string, own: string, lines: readonly string[]) {
    super();
    this.#path = path;
    this.#own = own;
    this.#lines = lines;
  }

  #refuse(node: Located, why: string): never {
    throw new RenderError(this.#path, node.loc.start.line, node.loc.start.column + 1, why);
  }

  override Program(node: hbs.AST.Program): void {
    let depth = 0;
    for (const one of node.body) {
      this.accept(one);
      if (one.type !== "ContentStatement") continue;
      const content = one as hbs.AST.ContentStatement;
      content.value = content.value.replace(/[⟪⟫¦]/gu, (mark) => SPELLING[mark] ?? mark);
      for (const mark of content.value) {
        if (mark === GROUP_OPEN) depth++;
        if (mark === GROUP_CLOSE && --depth < 0) this.#refuse(one, "⟫ without its ⟪");
      }
    }
    if (depth > 0) this.#refuse(node.body[0] ?? node, "⟪ without its ⟫ in the same block");
  }

  override PathExpression(node: hbs.AST.PathExpression): void {
    Object.assign(node, { strict: true });
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    if (!node.escaped) this.#refuse(node, "raw output ({{{x}}} or {{&x}}) is not allowed");
    if (node.path.type !== "PathExpression") this.#refuse(node, "a literal is not an expression");
    const path = node.path as hbs.AST.PathExpression;
    const isHelper = node.params.length > 0 && TEXT_HELPERS.includes(path.original);
    if (isHelper ? node.params.length > 1 : node.params.length > 0) {
      const why = isHelper ? "takes one argument" : "is not a helper";
      this.#refuse(node, `"${path.original}" ${why}`);
    }
    if (node.hash?.pairs?.length) this.#refuse(node, "helpers take no options");
    if (!isHelper) {
      node.params = [path];
      Object.assign(node, { path: helperPath("token", node.loc) });
    }
    for (const param of node.params) this.accept(param);
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    const name = node.path.original;
    if (!BLOCKS.includes(name)) this.#refuse(node, `unknown block "${name}"`);
    if (node.program.blockParams) this.#refuse(node, "block parameters are not allowed; use ../");
    if (node.params.length !== 1) this.#refuse(node, `{{#${name}}} takes one argument`);
    if (node.hash?.pairs?.length) this.#refuse(node, "blocks take no options");
    for (const param of node.params) this.accept(param);
    this.accept(node.program);
    if (node.inverse) this.accept(node.inverse);
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    if (node.name.type !== "PathExpression") this.#refuse(node, "partials have fixed names");
    const name = node.name as hbs.AST.PathExpression;
    const asked = name.original.replace(/^own\./, `${this.#own}/`);
    const { line, column } = node.loc.start;
    if (!this.partials.has(asked)) this.partials.set(asked, { line, column: column + 1 });
    name.original = this.#alone(node) ? asked : asked + INLINE;
    for (const param of node.params) this.accept(param);
    for (const pair of node.hash?.pairs ?? []) this.accept(pair.value);
  }

  /** Is the call alone on its lines? Otherwise it stands in a sentence, and the partial's last newline goes. */
  #alone(node: hbs.AST.PartialStatement): boolean {
    const { start, end } = node.loc;
    const before = this.#lines[start.line - 1]?.slice(0, start.column) ?? "";
    const after = this.#lines[end.line - 1]?.slice(end.column) ?? "";
    return before.trim() === "" && after.trim() === "";
  }

  override SubExpression(node: hbs.AST.SubExpression): void {
    this.#refuse(node, "subexpressions are not allowed");
  }
  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.#refuse(node, "partial blocks are not allowed");
  }
  override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
    this.#refuse(node, "decorators are not allowed");
  }
  override Decorator(node: hbs.AST.Decorator): void {
    this.#refuse(node, "decorators are not allowed");
  }
}

function helperPath(name: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  return { type: "PathExpression", data: false, depth: 0, parts: [name], original: name, loc };
}
