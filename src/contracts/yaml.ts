import { Document, Scalar, visit } from "yaml";

/** Text that YAML's block style would write in a way that formatters change. */
const AWKWARD = /[ \t]\n|\n[ \t]|^\s|\s$|^=$|[^\P{C}\n]/u;

/**
 * Data as YAML, in block style and laid out as oxfmt lays it out. `comment` stands above it.
 * What a reader of YAML 1.1 would take for a date or a truth value is quoted; nothing is folded or shared by anchors, so that a line is changed only where its value is.
 */
export function yamlText(data: object, comment: string): string {
  const document = new Document(data, { aliasDuplicateObjects: false, compat: "yaml-1.1" });
  visit(document, {
    Scalar(_, scalar) {
      const { value } = scalar;
      if (typeof value !== "string") return;
      if (AWKWARD.test(value)) scalar.type = Scalar.QUOTE_DOUBLE;
      // The formatter wants single quotes round double ones, whatever else is in there.
      else if (value.includes('"') && value.includes("'") && !value.includes("\n"))
        scalar.type = Scalar.QUOTE_SINGLE;
    },
  });
  document.commentBefore = comment;
  return document.toString({
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
  });
}
