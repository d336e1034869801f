/** A template that cannot be compiled or rendered: which one, and where. Always a defect of ours or of a team's template. */
export class RenderError extends Error {
  readonly template: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;

  constructor(template: string, line: number, column: number, why: string, options?: ErrorOptions) {
    super(`${template}:${line}:${column} ${why}`, options);
    this.name = "RenderError";
    this.template = template;
    this.line = line;
    this.column = column;
  }
}
