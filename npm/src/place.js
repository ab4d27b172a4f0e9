// Where the program was called: the root of the project, the folder below it, and the repository around it.
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { GitError, line } from "./git.js";
import { folderOf as hooksFolder } from "./trees/hooks.js";

/** The place of a folder. A command that needs no Git works where there is none. */
export function find(here = realpathSync(process.cwd())) {
  try {
    const asked = ["--show-toplevel", "--git-path", "hooks", "--git-path", "MERGE_HEAD"];
    const [top, hooks, mergeHead] = line(["rev-parse", ...asked], { cwd: here }).split("\n");
    const root = realpathSync(top);
    const base = { merging: idsIn(resolve(here, mergeHead)), published: publishedIn(here) };
    return new Place(root, slashed(relative(root, here)), { hooksPath: resolve(here, hooks), base });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return new Place(here, "", { refusal: error });
  }
}

class Place {
  #hooksPath;
  #refusal;

  #base;

  constructor(root, folder, { hooksPath, base = { merging: [] }, refusal }) {
    this.root = root;
    this.folder = folder;
    this.#hooksPath = hooksPath;
    this.#base = base;
    this.#refusal = refusal;
  }

  /** What core needs to know to understand paths that were typed here, with `/`. */
  get standing() {
    return { root: slashed(this.root), folder: this.folder, hooks: this.#hooks, ...this.#base };
  }

  /** The hooks folder. Where it is part of the working tree it is shared, and no path of this machine belongs in it. */
  get #hooks() {
    if (!this.hasGit) return undefined;
    const folder = hooksFolder(this);
    const below = slashed(relative(this.root, folder));
    const isOutside = below.startsWith("../") || isAbsolute(below);
    const isShared = !isOutside && below.split("/")[0] !== ".git";
    return { folder: isOutside ? slashed(folder) : below, call: isShared ? [] : this.#call };
  }

  /** How a hook can call this program. */
  get #call() {
    return [process.execPath, realpathSync(process.argv[1])].map(slashed);
  }

  /** Whether Git can be asked here. */
  get hasGit() {
    return this.#refusal === undefined;
  }

  /** The hooks folder as Git has it. */
  get hooksPath() {
    return this.repository && this.#hooksPath;
  }

  /** Where to run Git; an error says why there is no repository, and what to do. */
  get repository() {
    if (this.hasGit) return { cwd: this.root };
    const { message } = this.#refusal;
    if (!message.startsWith("not a git repository")) {
      throw new Error(`cannot open the Git repository of ${this.root}: ${message}`);
    }
    throw new Error(
      `no Git repository at ${this.root} or above it\n  help: run \`git init\`, or go to a repository; ` +
        "`throughline check` needs none",
    );
  }
}

/** The commits that are being merged: the lines of `MERGE_HEAD`, which is there only during a merge. */
function idsIn(file) {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
}

/** The branches of a remote that others are taken to have, the first that is there. */
const PUBLISHED = ["refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master"];

function publishedIn(cwd) {
  const listed = line(["for-each-ref", "--format=%(refname) %(objectname)", ...PUBLISHED], { cwd });
  const ids = new Map(listed.split("\n").map((entry) => entry.split(" ")));
  const name = PUBLISHED.find((name) => ids.has(name));
  return ids.get(name);
}

function slashed(path) {
  return path.split(sep).join("/");
}
