#!/usr/bin/env node
var v = process.versions.node.split(".").map(Number);
if (v[0] > 20 || (v[0] === 20 && v[1] >= 19)) {
  keepCompiled(process.env);
  import("../dist/cli.js");
} else {
  console.error("groundplan needs Node 20.19 or newer; this is Node " + v.join(".") + ".");
  process.exit(1);
}

/** From Node 22.8 on: the next run need not compile again. In the user's own folder; one that cannot be written does no harm. */
function keepCompiled(env) {
  var caches = env.XDG_CACHE_HOME || env.LOCALAPPDATA || (env.HOME && env.HOME + "/.cache");
  var enable = process.getBuiltinModule("module").enableCompileCache;
  if (enable && caches) enable(caches + "/groundplan");
}
