// Loaded before the program: it dies by SIGKILL right after as many renames as DIES_AT says. The first one commits.
import fs from "node:fs";

const { renameSync } = fs;
let left = Number(process.env.DIES_AT);
fs.renameSync = (from, to) => {
  renameSync(from, to);
  if (--left === 0) process.kill(process.pid, "SIGKILL");
};
