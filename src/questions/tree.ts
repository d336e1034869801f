interface Folder {
  folders: Map<string, Folder>;
  files: string[];
}

/** The tree of some paths, folders first; below `depth` a folder only says how many files it holds. */
export function drawTree(root: string, paths: readonly string[], depth: number): string {
  const top: Folder = { folders: new Map(), files: [] };
  for (const path of paths) {
    const parts = path.split("/");
    let folder = top;
    for (const part of parts.slice(0, -1)) {
      const inner = folder.folders.get(part) ?? { folders: new Map(), files: [] };
      folder.folders.set(part, inner);
      folder = inner;
    }
    folder.files.push(parts.at(-1) ?? path);
  }
  return [`${root}/`, ...lines(top, depth)].join("\n");
}

function lines(folder: Folder, depth: number): string[] {
  const byName = <T>([a]: [string, T], [b]: [string, T]) => (a < b ? -1 : 1);
  const entries: (readonly [string, Folder | undefined])[] = [
    ...[...folder.folders].toSorted(byName),
    ...folder.files.toSorted().map((file) => [file, undefined] as const),
  ];
  return entries.flatMap(([name, inner], index) => {
    const last = index === entries.length - 1;
    const branch = last ? "└─ " : "├─ ";
    if (!inner) return [`${branch}${name}`];
    if (depth <= 1) return [`${branch}${name}/ ${files(count(inner))}`];
    const indent = last ? "   " : "│  ";
    return [`${branch}${name}/`, ...lines(inner, depth - 1).map((line) => `${indent}${line}`)];
  });
}

const count = (folder: Folder): number =>
  [...folder.folders.values()].reduce((sum, inner) => sum + count(inner), folder.files.length);

const files = (many: number) => (many === 1 ? "(1 file)" : `(${many} files)`);
