#!/usr/bin/env node
var v = process.versions.node.split(".").map(Number);
if (v[0] > 20 || (v[0] === 20 && v[1] >= 19)) {
  import("../dist/cli.js");
} else {
  console.error("groundplan needs Node 20.19 or newer; this is Node " + v.join(".") + ".");
  process.exit(1);
}
