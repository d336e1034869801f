#!/usr/bin/env node
var v = process.versions.node.split(".").map(Number);
// `process.getBuiltinModule` is in these.
if (v[0] > 22 || (v[0] === 22 && v[1] >= 3) || (v[0] === 20 && v[1] >= 19)) {
  run("cli.cjs");
} else {
  console.error("groundplan needs Node 20.19, 22.3 or newer; this is Node " + v.join(".") + ".");
  process.exit(1);
}

/**
 * Runs a chunk of the bundle and, as it asks for them, others, with the functions that V8 compiled for them in an earlier run. Node's
 * own compile cache holds a file as it was when it was loaded, without any function that was called later; to compile those again
 * took a quarter of each run.
 */
function run(entry) {
  const { readFileSync } = process.getBuiltinModule("fs");
  const { dirname, join } = process.getBuiltinModule("path");
  const { Script } = process.getBuiltinModule("vm");
  const dist = join(import.meta.dirname, "../dist");
  const compiled = compiledIn(dist, process.env);
  const loaded = new Map();

  function load(file) {
    const known = loaded.get(file);
    if (known) return known.module.exports;
    const code = readFileSync(file, "latin1"); // it is ASCII
    const cachedData = compiled?.read(file);
    const script = new Script(`(function (exports, require, module, __filename) {\n${code}\n})`, {
      filename: file,
      lineOffset: -1,
      ...(cachedData && { cachedData }),
    });
    const module = { exports: {} };
    loaded.set(file, { module, script, isNew: !cachedData || script.cachedDataRejected });
    const require = (id) =>
      id.startsWith(".") ? load(join(dirname(file), id)) : process.getBuiltinModule(id);
    script.runInThisContext()(module.exports, require, module, file);
    return module.exports;
  }

  load(join(dist, entry));
  process.once("exit", (code) => {
    const chunks = [...loaded];
    // What was read stays in what is written: with a chunk that is new, all know the functions of one more command.
    if (code === 0 && chunks.some(([, { isNew }]) => isNew))
      compiled?.write(chunks.map(([file, { script }]) => [file, script.createCachedData()]));
  });
}

/**
 * What V8 compiled of each chunk, in the user's own folder. A file begins with the build it belongs to and its checksum: V8 itself looks at
 * the length of the source only, and does not survive a damaged one. What cannot be read or written does no harm.
 */
function compiledIn(dist, env) {
  const caches = env.XDG_CACHE_HOME || env.LOCALAPPDATA || (env.HOME && env.HOME + "/.cache");
  if (!caches || env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  const { mkdirSync, readFileSync, renameSync, writeFileSync } = process.getBuiltinModule("fs");
  const { basename, join } = process.getBuiltinModule("path");
  const { crc32 } = process.getBuiltinModule("zlib");
  const user = process.getuid?.() ?? "";
  const folder = join(caches, "groundplan", `${process.version}-${process.arch}-${user}`);
  const build = readFileSync(join(dist, "build-id"), "latin1");
  const head = (data) => `${build}${crc32(data).toString(16).padStart(8, "0")}`;
  const length = build.length + 8;
  return {
    read(file) {
      try {
        const all = readFileSync(join(folder, basename(file)));
        const data = all.subarray(length);
        return all.latin1Slice(0, length) === head(data) ? data : undefined;
      } catch {
        return undefined;
      }
    },
    write(chunks) {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        for (const [file, data] of chunks) {
          const target = join(folder, basename(file));
          const draft = `${target}.${process.pid}`;
          writeFileSync(draft, Buffer.concat([Buffer.from(head(data)), data]), { mode: 0o600 });
          renameSync(draft, target);
        }
      } catch {
        // no room, or no permission
      }
    },
  };
}
