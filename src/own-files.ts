/** The user's plan, at the root of a repo. */
export const BLUEPRINT_FILE = "blueprint.yaml";

/** The folder in a repo that is groundplan's own. */
export const HOME = ".groundplan";

/** What editors check a blueprint by. */
export const SCHEMA_FILE = `${HOME}/blueprint.schema.json`;

/** The comment by which the YAML language server finds the schema; what stands behind `#`. */
export const SCHEMA_COMMENT = ` yaml-language-server: $schema=${SCHEMA_FILE}`;
