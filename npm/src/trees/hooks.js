// The hooks in Git's hooks folder.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readEach } from "./read.js";

/** Lists the folder; one that is not there yet has no hooks. */
export function open(place) {
  const folder = folderOf(place);
  refuseFile(folder);
  const hooks = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return {
    paths: () => hooks.filter((hook) => !hook.isDirectory()).map((hook) => hook.name),
    read: (paths) => readEach(paths, (path) => readHook(join(folder, path))),
  };
}

/** A link that leads nowhere reads as an empty hook, as it is to Git. */
function readHook(path) {
  return existsSync(path) ? readFileSync(path) : new Uint8Array();
}

/** Where Git looks for hooks: `core.hooksPath`, or the `hooks` folder that all worktrees share. */
export function folderOf({ hooksPath }) {
  return isGeneratedByHusky(hooksPath) ? dirname(hooksPath) : hooksPath;
}

/** An error where hooks are turned off. */
function refuseFile(folder) {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new Error(
      `hooks are turned off: core.hooksPath is ${folder}, which is no folder\n` +
        "  help: run `git config --unset core.hooksPath`",
    );
  }
}

/** Husky writes `.husky/_` anew at every install of packages; its hooks call those of the folder above. */
function isGeneratedByHusky(folder) {
  return basename(folder) === "_" && existsSync(join(folder, "h"));
}
