/** A catalog of next to nothing, to which tests add templates of their own. */
export const SMALL: Readonly<Record<string, string>> = {
  "base.yaml": "packages: { root: { devDependencies: { tsc: 7.0.0 } } }",
  "features/api/axis.yaml":
    "{ order: 1, label: x, question: x, hint: x, path: services.*.api, scope: service, many: true, default: [plain] }",
  "features/api/plain/feature.yaml": "{ order: 1, label: x, hint: x }",
  "features/api/fancy/feature.yaml": "{ order: 2, label: x, hint: x }",
};
