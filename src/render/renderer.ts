import { RenderError } from "./error.ts";
import { layout } from "./layout.ts";
import { SLOT } from "./names.ts";
import type { Pack } from "./pack.ts";
import { toolsWith, type Place, type Template, type TemplateTools } from "./tools.ts";

export interface RenderOptions {
  /** `<axis>/<feature>` of everything selected here, in catalog order: it fills the slots. */
  features: readonly string[];
}

export interface Renderer {
  /** What the template prints for `context`, laid out. Throws a `RenderError`; nothing is printed by halves. */
  render(templateId: string, context: unknown, options: RenderOptions): string;
}

/** A renderer over a pack: what its templates call, and where they went wrong. */
export function createRenderer(pack: Pack): Renderer {
  const tools: TemplateTools = toolsWith((name, context, frame) => {
    if (!name.startsWith(SLOT))
      return named(`partials/${name}`, () => pack.partials[name]!(tools, context, frame));
    const slot = name.slice(SLOT.length);
    const filled = (feature: string, template?: Template) =>
      template
        ? named(`features/${feature}/slots/${slot}`, () => template(tools, context, frame))
        : "";
    const byFeature = pack.slots[slot]!;
    return frame.features.map((feature) => filled(feature, byFeature[feature])).join("");
  });
  return {
    render(templateId, context, { features }) {
      const entry = pack.templates[templateId];
      if (!entry) throw new RenderError(templateId, 1, 1, "is not in the pack");
      const frame = { kind: entry.kind, features, root: context };
      try {
        return layout(entry.template(tools, context, frame), entry.kind);
      } catch (error) {
        throw located(error, templateId);
      }
    },
  };
}

/** Notes which template complained: the innermost one. */
function named(name: string, render: () => string): string {
  try {
    return render();
  } catch (error) {
    (error as Place).template ??= name;
    throw error;
  }
}

function located(error: unknown, templateId: string): RenderError {
  const { template = templateId, line = 1, column = 0, message } = error as Error & Place;
  return new RenderError(template, line, column + 1, message, { cause: error });
}
