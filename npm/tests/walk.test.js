import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { walk } from "../src/walk.js";
import { folder, git, repository } from "./support.js";

const FILES = {
  ".gitignore": "*.log\n/build\n!kept.log\n",
  "a.sql": "",
  "a.log": "",
  "kept.log": "",
  "build/out.sql": "",
  "deep/build/in.sql": "",
  "deep/.gitignore": "!b.log\n*.tmp\n",
  "deep/b.log": "",
  "deep/c.tmp": "",
  ".hidden/d.sql": "",
};

test("a walk finds what Git would show", (t) => {
  const root = repository(t, FILES);
  const shown = git(root, "ls-files", "--others", "--exclude-standard").trim().split("\n");
  const walked = walk(root);
  assert.deepEqual(walked.toSorted(), shown.toSorted());
  assert.equal(walked.length, 7);
});

test("a walk enters no repository and follows no link", (t) => {
  const root = folder(t, { "a.sql": "", "inner/.git/HEAD": "", "inner/b.sql": "" });
  symlinkSync(root, join(root, "again"));
  assert.deepEqual(walk(root), ["a.sql"]);
});
