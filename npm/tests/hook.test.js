import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { GARDEN, SCHEMA } from "./garden.js";
import { git, plain, repository, throughline, write } from "./support.js";

const FITTING = { ...GARDEN, "prisma/schema.prisma": SCHEMA };

/** Stages all and commits, with all that Git and the hook say. */
function commit(root) {
  git(root, "add", "--all");
  const { status, stdout, stderr } = spawnSync("git", ["commit", "--quiet", "--message", "a change"], { cwd: root, env: plain() });
  return { status, said: `${stdout}${stderr}` };
}

test("a commit that edits the schema without its migration is blocked until it is repaired", (t) => {
  const root = repository(t, FITTING);
  assert.equal(throughline(root, "hook", "install").exit, 0);
  assert.deepEqual(commit(root), { status: 0, said: "" });

  write(root, { "prisma/schema.prisma": GARDEN["prisma/schema.prisma"] });
  const { status, said } = commit(root);
  assert.equal(status, 1);
  assert.match(said, /`?Plant`?/);
  assert.match(said, /sown/);
  assert.ok(said.trimEnd().split("\n").length < 10, said);

  write(root, FITTING);
  write(root, { "notes.txt": "the schema is as it was" });
  assert.deepEqual(commit(root), { status: 0, said: "" });
});

test("the hook judges what is staged, not what is on disk", (t) => {
  const root = repository(t, FITTING);
  assert.equal(throughline(root, "hook", "install").exit, 0);
  commit(root);
  write(root, { "prisma/schema.prisma": GARDEN["prisma/schema.prisma"], "notes.txt": "more" });
  git(root, "add", "notes.txt");
  git(root, "commit", "--quiet", "--message", "notes only");
  assert.equal(git(root, "status", "--short"), " M prisma/schema.prisma\n");
});

test("a hook that was there is put back byte for byte", (t) => {
  const root = repository(t, { ".git/hooks/pre-commit": "" });
  write(root, { ".git/hooks/pre-commit": "#!/bin/sh\necho mine\n" });
  assert.equal(throughline(root, "hook", "install").exit, 0);
  assert.equal(throughline(root, "hook", "uninstall").exit, 0);
  const hooks = spawnSync("cat", [".git/hooks/pre-commit"], { cwd: root }).stdout.toString();
  assert.equal(hooks, "#!/bin/sh\necho mine\n");
});
