// Edits of files: all are prepared before the first is made. No file is lost: what core has not seen is not
// overwritten, and every edit is whole or not at all.
import { chmodSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { folderOf as hooksFolder } from "./trees/hooks.js";

/** Makes all edits in order, or none where one of them cannot be prepared. */
export function carryOut(writes, place, seen) {
  const gone = new Set();
  const prepared = [];
  for (const write of writes) {
    try {
      prepared.push(prepare(write, place, seen, gone));
    } catch (error) {
      for (const edit of prepared) edit.forget?.();
      throw new Error(`cannot write ${write.path}: ${error.message}`, { cause: error });
    }
  }
  for (const edit of prepared) edit.make?.();
}

/** An edit that can hardly fail any more. `gone` are paths that an edit before it frees. */
function prepare({ tree, path, edit }, place, seen, gone) {
  const root = tree.kind === "hooks" ? hooksFolder(place) : place.root;
  const file = join(root, path);
  switch (edit.kind) {
    case "put":
      if (gone.has(file)) return put(file, edit);
      refuseLinks(root, file);
      if (isAlready(file, edit)) return {};
      refuseUnseen(file, seen(tree, path));
      return put(file, edit);
    case "moveTo": {
      const after = join(root, edit.path);
      if (found(after) && !gone.has(after)) {
        throw new Error(`${after} stands in the way\n  help: move it away, then run this again`);
      }
      gone.add(file);
      return { make: () => renameSync(file, after) };
    }
    case "remove":
      refuseUnseen(file, seen(tree, path));
      gone.add(file);
      return { make: () => rmSync(file) };
  }
}

/** Writes beside the file; to make it is to rename. */
function put(file, { content, executable }) {
  mkdirSync(dirname(file), { recursive: true });
  const beside = join(dirname(file), `.throughline-${process.pid}-${(serial += 1)}`);
  writeFileSync(beside, content, { flag: "wx", mode: executable ? 0o777 : 0o666, flush: true });
  const mode = found(file)?.isFile() ? statSync(file).mode : undefined;
  if (mode !== undefined) chmodSync(beside, mode | (executable ? (mode >> 2) & 0o111 : 0));
  return { make: () => renameSync(beside, file), forget: () => rmSync(beside, { force: true }) };
}

let serial = 0;

function isAlready(file, { content, executable }) {
  return found(file)?.isFile() && current(file).equals(content) && (!executable || (statSync(file).mode & 0o111) !== 0);
}

/** What stands on disk must be what core saw when it decided. */
function refuseUnseen(file, seen) {
  if (found(file) && !(seen && current(file).equals(seen))) {
    throw new Error("it stands there with a content that was not read\n  help: move it away, or run this again");
  }
}

/** A link below the root may lead anywhere; what stands behind it was not meant. */
function refuseLinks(root, file) {
  let path = root;
  for (const part of relative(root, file).split(sep)) {
    path = join(path, part);
    if (found(path)?.isSymbolicLink()) {
      throw new Error(`${path} is a symbolic link\n  help: put a file or folder in its place`);
    }
  }
}

function current(file) {
  return readFileSync(file);
}

function found(path) {
  return lstatSync(path, { throwIfNoEntry: false });
}
