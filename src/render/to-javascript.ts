import { INLINE } from "./names.ts";

/**
 * A checked template as the text of a function `(t, c0, d) => string`: `t` are the renderer's tools (`TemplateTools`), `c0` is what
 * it is rendered for, `d` the frame around it. All that can be known beforehand is known then: which partial is called, and how far
 * out `../` reaches.
 */
export const toJavascript = (ast: hbs.AST.Program): string => `(t,c0,d0)=>${program(ast, 0)}`;

/** `depth`: how many `each` are open; each has a context and a frame of its own. */
function program({ body }: hbs.AST.Program, depth: number): string {
  const parts = body.map((one) => statement(one, depth)).filter((part) => part !== "");
  return parts.length === 0 ? '""' : parts.join("+");
}

function statement(node: hbs.AST.Statement, depth: number): string {
  switch (node.type) {
    case "ContentStatement":
      return text((node as hbs.AST.ContentStatement).value);
    case "MustacheStatement":
      return mustache(node as hbs.AST.MustacheStatement, depth);
    case "BlockStatement":
      return block(node as hbs.AST.BlockStatement, depth);
    case "PartialStatement":
      return partial(node as hbs.AST.PartialStatement, depth);
    case "CommentStatement":
      return "";
    default:
      throw new Error(`a template holds a ${node.type}`);
  }
}

const text = (value: string): string => (value === "" ? "" : JSON.stringify(value));

function mustache({ path, params, loc }: hbs.AST.MustacheStatement, depth: number): string {
  const helper = text((path as hbs.AST.PathExpression).original);
  return `t.print(${helper},d${depth},${expression(params[0]!, depth)},${place(loc)})`;
}

function block({ path, params, program: then, inverse }: hbs.AST.BlockStatement, depth: number) {
  const value = expression(params[0]!, depth);
  const otherwise = inverse ? program(inverse, depth) : '""';
  const inner = depth + 1;
  switch (path.original) {
    case "if":
      return `(t.holds(${value})?${program(then, depth)}:${otherwise})`;
    case "unless":
      return `(t.holds(${value})?${otherwise}:${program(then, depth)})`;
    default:
      return `t.each(${value},d${depth},(c${inner},d${inner})=>${program(then, inner)},()=>${otherwise})`;
  }
}

function partial({ name, params, hash, indent }: hbs.AST.PartialStatement, depth: number): string {
  const { original } = name as hbs.AST.PathExpression;
  const given = params[0] ? expression(params[0], depth) : `c${depth}`;
  const pairs = (hash?.pairs ?? []).map(({ key, value }) => [text(key), expression(value, depth)]);
  const own = pairs.map(([key, value]) => `,[${key}]:${value}`).join("");
  const context = own === "" ? given : `{...${given}${own}}`;
  const isInline = original.endsWith(INLINE);
  const called = text(isInline ? original.slice(0, -INLINE.length) : original);
  const printed = `t.${isInline ? "inline" : "call"}(${called},${context},d${depth})`;
  return indent ? `t.indented(${text(indent)},${printed})` : printed;
}

function expression(node: hbs.AST.Expression, depth: number): string {
  if (node.type !== "PathExpression") return JSON.stringify((node as hbs.AST.StringLiteral).value);
  const { data, depth: out, parts, loc } = node as hbs.AST.PathExpression;
  if (out > depth) throw new Error(`../ leads out of the template in line ${loc.start.line}`);
  return parts.reduce(
    (of, name) => `t.get(${of},${JSON.stringify(name)},${place(loc)})`,
    `${data ? "d" : "c"}${depth - out}`,
  );
}

/** Where the user of a template is told to look: line (from 1) and column (from 0). */
const place = ({ start }: hbs.AST.SourceLocation): string => `${start.line},${start.column}`;
