import { RenderError } from "./error.ts";
import { Handlebars, type HelperOptions } from "./handlebars.ts";
import type { Kind } from "./kinds.ts";
import { layout } from "./layout.ts";
import { BLOCKS, INLINE, SLOT } from "./names.ts";
import type { Pack, TemplateSpec } from "./pack.ts";
import {
  codeText,
  commentText,
  keyText,
  markdownText,
  mermaidText,
  proseText,
  stringText,
} from "./text.ts";
import { pathToken, token, typeToken } from "./token.ts";

export interface RenderOptions {
  /** `<axis>/<feature>` of everything selected here, in catalog order: it fills the slots. */
  features: readonly string[];
}

export interface Renderer {
  /** What the template prints for `context`, laid out. Throws a `RenderError`; nothing is printed by halves. */
  render(templateId: string, context: unknown, options: RenderOptions): string;
}

type Template = (context: unknown, options: { data: FrameData }) => string;
interface FrameData {
  kind: Kind;
  features: readonly string[];
}

const HELPERS: Readonly<Record<string, (kind: Kind, value: unknown) => string>> = {
  token,
  string: stringText,
  comment: commentText,
  markdown: markdownText,
  prose: proseText,
  code: codeText,
  mermaid: mermaidText,
  key: keyText,
  type: typeToken,
  path: (_kind, value) => pathToken(value),
};

const NO_PROTOTYPES = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

/** A renderer over a pack, with a Handlebars of its own that knows our helpers and no other. */
export function createRenderer(pack: Pack): Renderer {
  const env = Handlebars.create();
  for (const name of Object.keys(env.helpers)) {
    if (!BLOCKS.includes(name)) env.unregisterHelper(name);
  }
  for (const [name, print] of Object.entries(HELPERS)) {
    env.registerHelper(name, (value: unknown, options: HelperOptions) =>
      placed(options, () => print((options.data as FrameData).kind, value)),
    );
  }
  const prepare = (name: string, spec: TemplateSpec): Template =>
    named(name, env.template(spec as unknown as TemplateSpecification) as Template);
  registerPartials(env, pack, prepare);
  const ready = new Map<string, Template>();
  return {
    render(templateId, context, { features }) {
      const entry = pack.templates[templateId];
      if (!entry) throw new RenderError(templateId, 1, 1, "is not in the pack");
      const template = ready.get(templateId) ?? prepare(templateId, entry.spec);
      ready.set(templateId, template);
      const data = { kind: entry.kind, features, root: context };
      try {
        return layout(template(context, { data, ...NO_PROTOTYPES }), entry.kind);
      } catch (error) {
        throw located(error, templateId);
      }
    },
  };
}

function registerPartials(
  env: typeof Handlebars,
  pack: Pack,
  prepare: (name: string, spec: TemplateSpec) => Template,
): void {
  const register = (name: string, template: Template): void => {
    const inline: Template = (context, options) => template(context, options).replace(/\n$/, "");
    env.registerPartial(name, template as HandlebarsTemplateDelegate);
    env.registerPartial(name + INLINE, inline as HandlebarsTemplateDelegate);
  };
  for (const [name, spec] of Object.entries(pack.partials)) {
    register(name, prepare(`partials/${name}`, spec));
  }
  for (const [slot, byFeature] of Object.entries(pack.slots)) {
    const templates = new Map(
      Object.entries(byFeature).map(([feature, spec]) => [
        feature,
        prepare(`features/${feature}/slots/${slot}`, spec),
      ]),
    );
    register(SLOT + slot, (context, options) =>
      options.data.features
        .map((feature) => templates.get(feature)?.(context, options) ?? "")
        .join(""),
    );
  }
}

interface Place {
  template?: string;
  lineNumber?: number;
  column?: number;
}

/** Notes where in the template a helper complained. */
function placed(options: HelperOptions, print: () => string): string {
  try {
    return print();
  } catch (error) {
    const { start } = (options as unknown as { loc: hbs.AST.SourceLocation }).loc;
    throw Object.assign(error as Error & Place, { lineNumber: start.line, column: start.column });
  }
}

/** Notes which template complained: the innermost one, partial or not. */
function named(name: string, template: Template): Template {
  const run: Template = (context, options) => {
    try {
      return template(context, options);
    } catch (error) {
      const place = error as Error & Place;
      place.template ??= name;
      throw place;
    }
  };
  return Object.assign(run, template);
}

function located(error: unknown, templateId: string): RenderError {
  const { template, lineNumber, column, message } = error as Error & Place;
  const why = message.replace(/ - \d+:\d+$/, "");
  const place = [template ?? templateId, lineNumber ?? 1, (column ?? 0) + 1] as const;
  return new RenderError(...place, why, { cause: error });
}
