// Trees in Git's object store: the index, which `GIT_INDEX_FILE` may name, and commits.
import { GitError, blobs, parts, succeeds } from "../git.js";
import { readEach } from "./read.js";

/** Ids of the empty file, by SHA-1 and SHA-256. */
const EMPTY = new Set([
  "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
  "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
]);

/** What the commit would hold. Files that are only intended to be added are not in it. */
export function openIndex(place) {
  const listed = listing("cannot read the Git index", ["ls-files", "-z", "--stage", "--full-name"], place);
  const entries = listed.map(({ fields: [mode, id, stage], path }) => ({ mode, id, path, isMerged: stage === "0" }));
  // Git lists these as empty files; only a comparison with the working tree tells them apart.
  const intended = entries.some(({ id }) => EMPTY.has(id))
    ? new Set(parts(["diff-files", "-z", "--name-only", "--diff-filter=A"], place.repository))
    : new Set();
  const files = entries.filter(({ mode, path }) => isFile(mode) && !intended.has(path));
  return stored(place, files, (path) => {
    throw new Error(`it has an unresolved merge conflict\n  help: resolve it, then run \`git add ${path}\``);
  });
}

/** The tree of a commit, by any name that Git resolves. `HEAD` before the first commit is empty. */
export function openCommit(place, { name }) {
  if (name === "HEAD" && isUnborn(place)) return stored(place, []);
  const args = ["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", name];
  const listed = listing(`cannot read the commit \`${name}\``, args, place);
  const entries = listed.map(({ fields: [mode, , id], path }) => ({ mode, id, path, isMerged: true }));
  return stored(place, entries.filter(({ mode }) => isFile(mode)));
}

function isUnborn({ repository }) {
  return (
    succeeds(["symbolic-ref", "--quiet", "HEAD"], repository) &&
    !succeeds(["rev-parse", "--verify", "--quiet", "HEAD"], repository)
  );
}

/** What Git lists as `100644 0123abcd 0<TAB>path` (the index) or `100644 blob 0123abcd<TAB>path` (a tree). */
function listing(otherwise, args, place) {
  const { repository } = place;
  try {
    return parts(args, repository).map((entry) => {
      const tab = entry.indexOf("\t");
      return { fields: entry.slice(0, tab).split(" "), path: entry.slice(tab + 1) };
    });
  } catch (error) {
    if (error instanceof GitError) throw new Error(`${otherwise}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** Whether a mode is a file's: no link, no submodule. */
function isFile(mode) {
  return mode.startsWith("100");
}

function stored(place, files, refuse) {
  const ids = new Map(files.map(({ path, id, isMerged }) => [path, isMerged && id]));
  return {
    paths: () => [...ids.keys()],
    read: (paths) => {
      const found = blobs(paths.map((path) => ids.get(path)).filter(Boolean), place.repository);
      return readEach(paths, (path) => found.get(ids.get(path)) ?? refuse(path));
    },
  };
}
