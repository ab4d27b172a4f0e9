// Git's plumbing: the commands that read and change nothing.
import { spawnSync } from "node:child_process";

const BIGGEST_OUTPUT = 1 << 30;

/** What Git refused, in its own words. */
export class GitError extends Error {}

/** Runs Git and gives what it printed, as bytes. */
export function git(args, { cwd, input } = {}) {
  const { error, status, stdout, stderr } = spawnSync("git", args, { cwd, input, maxBuffer: BIGGEST_OUTPUT });
  if (error) throw new GitError(error.code === "ENOENT" ? "`git` is not installed" : error.message, { cause: error });
  if (status !== 0) throw new GitError(stderr.toString().trim().replace(/^(fatal|error): /, ""));
  return stdout;
}

/** Runs Git and gives the line that it printed. */
export function line(args, options) {
  return git(args, options).toString().replace(/\r?\n$/, "");
}

/** Runs Git and gives what it printed, as the parts before NUL bytes. */
export function parts(args, options) {
  return git(args, options).toString().split("\0").slice(0, -1);
}

/** Whether Git succeeds. */
export function succeeds(args, options) {
  try {
    git(args, options);
    return true;
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}

/** The bytes of objects, by their ids, with one process. */
export function blobs(ids, options) {
  const found = new Map();
  const unique = [...new Set(ids)];
  if (!unique.length) return found;
  const printed = git(["cat-file", "--batch"], { ...options, input: unique.map((id) => `${id}\n`).join("") });
  let at = 0;
  for (const id of unique) {
    const content = printed.indexOf("\n", at) + 1;
    const [, kind, size] = printed.toString("latin1", at, content).split(" ");
    if (kind !== "blob") throw new Error(`its object ${id} is not in this clone\n  help: run \`git cat-file -e ${id}\`, which fetches it`);
    const end = content + Number(size);
    found.set(id, printed.subarray(content, end));
    at = end + 1;
  }
  return found;
}
