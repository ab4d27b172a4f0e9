import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { find } from "../src/place.js";
import { openCommit, openIndex } from "../src/trees/objects.js";
import { open as openWorking } from "../src/trees/working.js";
import { git, repository, write } from "./support.js";

function read(files, path) {
  const [[, bytes]] = files.read([path]);
  return Buffer.from(bytes).toString();
}

test("the index gives what is staged, not what is on disk", (t) => {
  const root = repository(t, { "a.sql": "staged" });
  git(root, "add", "a.sql");
  write(root, { "a.sql": "on disk" });
  const place = find(root);
  assert.equal(read(openIndex(place), "a.sql"), "staged");
  assert.equal(read(openWorking(place), "a.sql"), "on disk");
});

test("a file that is only intended to be added is not in the index", (t) => {
  const root = repository(t, { "a.sql": "later", "b.sql": "" });
  git(root, "add", "b.sql");
  git(root, "add", "--intent-to-add", "a.sql");
  assert.deepEqual(openIndex(find(root)).paths(), ["b.sql"]);
});

test("HEAD before the first commit is empty", (t) => {
  const place = find(repository(t, { "a.sql": "" }));
  assert.deepEqual(openCommit(place, { name: "HEAD" }).paths(), []);
});

test("a commit gives its files by name, whatever is in the names", (t) => {
  const root = repository(t, { "a folder/ü\n\t.sql": "odd", "b.sql": "even" });
  git(root, "add", ".");
  git(root, "commit", "--quiet", "--message", "first");
  const commit = openCommit(find(root), { name: "main" });
  assert.deepEqual(commit.paths(), ["a folder/ü\n\t.sql", "b.sql"]);
  assert.equal(read(commit, "a folder/ü\n\t.sql"), "odd");
});

test("a commit that is not there is told", (t) => {
  const place = find(repository(t));
  assert.throws(() => openCommit(place, { name: "nowhere" }), /^Error: cannot read the commit `nowhere`: /);
});

test("an option is no name of a commit", (t) => {
  const place = find(repository(t));
  assert.throws(() => openCommit(place, { name: "--help" }), /^Error: cannot read the commit `--help`: /);
});

test("a split index and objects named by SHA-256 are read", (t) => {
  const root = repository(t);
  rmSync(join(root, ".git"), { recursive: true });
  git(root, "init", "--quiet", "--object-format=sha256");
  write(root, { "a.sql": "x", "empty.sql": "" });
  git(root, "config", "core.splitIndex", "true");
  git(root, "add", ".");
  const index = openIndex(find(root));
  assert.deepEqual(index.paths(), ["a.sql", "empty.sql"]);
  assert.equal(read(index, "empty.sql"), "");
});

test("ignored files are not listed unless Git tracks them, nor deleted ones", (t) => {
  const root = repository(t, { ".gitignore": "*.log\n", "a.log": "", "b.log": "", "gone.sql": "", "c.sql": "" });
  git(root, "add", "--force", "b.log", "gone.sql");
  rmSync(join(root, "gone.sql"));
  assert.deepEqual(openWorking(find(root)).paths().toSorted(), [".gitignore", "b.log", "c.sql"]);
});

test("a file in conflict is refused with what to do", (t) => {
  const root = repository(t, { "a.sql": "base" });
  git(root, "add", ".");
  git(root, "commit", "--quiet", "--message", "base");
  for (const branch of ["one", "two"]) {
    git(root, "switch", "--quiet", "--create", branch, "main");
    write(root, { "a.sql": branch });
    git(root, "commit", "--quiet", "--all", "--message", branch);
  }
  assert.throws(() => git(root, "merge", "--quiet", "one"));
  const index = openIndex(find(root));
  assert.throws(() => index.read(["a.sql"]), /cannot read a\.sql: it has an unresolved merge conflict/);
});

test("a folder below the root is known, and a folder without Git is a root", (t) => {
  const root = repository(t);
  mkdirSync(join(root, "apps/web"), { recursive: true });
  const { standing } = find(join(root, "apps/web"));
  assert.equal(standing.root, root);
  assert.equal(standing.folder, "apps/web");
  assert.equal(standing.hooks.folder, ".git/hooks");
  rmSync(join(root, ".git"), { recursive: true });
  const place = find(join(root, "apps/web"));
  assert.deepEqual(place.standing, { root: join(root, "apps/web"), folder: "", hooks: undefined, merging: [] });
  assert.throws(() => place.repository, /no Git repository at .*\n {2}help: run `git init`/);
});
