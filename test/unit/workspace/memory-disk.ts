import { dirname, resolve } from "node:path";
import type { Disk, Entry } from "../../../src/workspace/disk.ts";

type Node = { kind: "folder" } | { kind: "file"; text: string; mode: number };

/** A disk in memory that refuses what POSIX refuses; links are not in it. */
export class MemoryDisk implements Disk {
  #nodes: Map<string, Node>;

  constructor(nodes: ReadonlyMap<string, Node> = new Map([["/", { kind: "folder" }]])) {
    this.#nodes = new Map(nodes);
  }

  copy(): MemoryDisk {
    return new MemoryDisk(this.#nodes);
  }

  /** Path → contents, or `folder`. */
  tree(): Record<string, string> {
    const entries = [...this.#nodes].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      entries.map(([path, node]) => [path, node.kind === "file" ? node.text : "folder"]),
    );
  }

  lstat(path: string): Entry | undefined {
    const node = this.#nodes.get(path);
    return node && { kind: node.kind, changed: 0, mode: node.kind === "file" ? node.mode : 0o777 };
  }

  realpath(path: string): string {
    this.#expect(path);
    return resolve(path);
  }

  readdir(path: string): string[] {
    this.#expect(path, "folder");
    const prefix = path === "/" ? "/" : `${path}/`;
    const below = [...this.#nodes.keys()].filter((one) => one !== "/" && one.startsWith(prefix));
    return below.map((one) => one.slice(prefix.length)).filter((name) => !name.includes("/"));
  }

  read(path: string): Uint8Array {
    const node = this.#expect(path, "file");
    return new TextEncoder().encode(node.kind === "file" ? node.text : "");
  }

  write(path: string, text: string, mode = 0o666): void {
    this.#expect(dirname(path), "folder");
    if (this.#nodes.has(path)) throw systemError("EEXIST", path);
    this.#nodes.set(path, { kind: "file", text, mode });
  }

  sync(path: string): void {
    this.#expect(path, "file");
  }

  mkdir(path: string): void {
    this.#expect(dirname(path), "folder");
    if (this.#nodes.has(path)) throw systemError("EEXIST", path);
    this.#nodes.set(path, { kind: "folder" });
  }

  rename(from: string, to: string): void {
    const node = this.#expect(from);
    this.#expect(dirname(to), "folder");
    const there = this.#nodes.get(to);
    if (there && there.kind !== node.kind) throw systemError("EISDIR", to);
    if (there?.kind === "folder" && this.readdir(to).length > 0) throw systemError("ENOTEMPTY", to);
    const moved = [...this.#nodes].filter(([path]) => path === from || path.startsWith(`${from}/`));
    for (const [path, one] of moved) {
      this.#nodes.delete(path);
      this.#nodes.set(to + path.slice(from.length), one);
    }
  }

  unlink(path: string): void {
    this.#expect(path, "file");
    this.#nodes.delete(path);
  }

  rmdir(path: string): void {
    this.#expect(path, "folder");
    if (this.readdir(path).length > 0) throw systemError("ENOTEMPTY", path);
    this.#nodes.delete(path);
  }

  #expect(path: string, kind?: Node["kind"]): Node {
    const node = this.#nodes.get(path);
    if (!node) throw systemError("ENOENT", path);
    if (kind && node.kind !== kind) throw systemError(kind === "file" ? "EISDIR" : "ENOTDIR", path);
    return node;
  }
}

export const systemError = (code: string, path = ""): Error =>
  Object.assign(new Error(`${code} ${path}`), { code, path });
