// Opens the trees that core asks for, and supplies just the files that it wants. Changes nothing.
import * as core from "./core.js";
import * as hooks from "./trees/hooks.js";
import * as objects from "./trees/objects.js";
import * as working from "./trees/working.js";

const OPENERS = { working: working.open, index: objects.openIndex, commit: objects.openCommit, hooks: hooks.open };

/** Lists the trees that a request needs, and supplies what core wants of them. */
export function gather(place, request) {
  const trees = new core.Trees();
  const open = core.trees(request).map((tree) => ({ tree, files: OPENERS[tree.kind](place, tree) }));
  const supplied = new Map();
  for (const { tree, files } of open) trees.list(tree, files.paths());
  for (let wanted; (wanted = core.wanted(request, trees)).length; ) {
    for (const { tree, files } of open) {
      const paths = wanted.filter((file) => isSame(file.tree, tree)).map((file) => file.path);
      for (const [path, bytes] of files.read(paths)) {
        trees.supply(tree, path, bytes);
        supplied.set(`${tree.kind}:${path}`, bytes);
      }
    }
  }
  return { trees, seen: ({ kind }, path) => supplied.get(`${kind}:${path}`) };
}

function isSame(tree, other) {
  return tree.kind === other.kind && tree.name === other.name;
}
