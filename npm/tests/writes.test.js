import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { carryOut } from "../src/writes.js";
import { folder } from "./support.js";

const working = { kind: "working" };
const put = (path, text, executable = false) => ({ tree: working, path, edit: { kind: "put", content: Buffer.from(text), executable } });
const unseen = () => undefined;
const seeing = (text) => () => Buffer.from(text);

test("a file is made with its folders and nothing beside it", (t) => {
  const root = folder(t);
  carryOut([put("a/b/c.sql", "x")], { root }, unseen);
  assert.equal(readFileSync(join(root, "a/b/c.sql"), "utf8"), "x");
  assert.deepEqual(readdirSync(join(root, "a/b")), ["c.sql"]);
});

test("a file that core has not seen is not overwritten, and nothing else is written", (t) => {
  const root = folder(t, { "b.sql": "mine" });
  assert.throws(() => carryOut([put("a.sql", "x"), put("b.sql", "y")], { root }, unseen), /cannot write b\.sql: it stands there/);
  assert.equal(readFileSync(join(root, "b.sql"), "utf8"), "mine");
  assert.deepEqual(readdirSync(root), ["b.sql"]);
});

test("a file that core has seen is replaced and keeps its permissions", (t) => {
  const root = folder(t, { "a.sh": "before" });
  chmodSync(join(root, "a.sh"), 0o750);
  carryOut([put("a.sh", "after")], { root }, seeing("before"));
  assert.equal(readFileSync(join(root, "a.sh"), "utf8"), "after");
  assert.equal(statSync(join(root, "a.sh")).mode & 0o777, 0o750);
});

test("a file that is already so is left alone", (t) => {
  const root = folder(t, { "a.sql": "x" });
  const before = statSync(join(root, "a.sql")).ino;
  carryOut([put("a.sql", "x")], { root }, unseen);
  assert.equal(statSync(join(root, "a.sql")).ino, before);
});

test("nothing is written through a link", (t) => {
  const root = folder(t);
  mkdirSync(join(root, "real"));
  symlinkSync(join(root, "real"), join(root, "link"));
  assert.throws(() => carryOut([put("link/a.sql", "x")], { root }, unseen), /is a symbolic link/);
  assert.deepEqual(readdirSync(join(root, "real")), []);
});

test("a file moves aside and another takes its place", (t) => {
  const root = folder(t, { hook: "mine" });
  const aside = { tree: working, path: "hook", edit: { kind: "moveTo", path: "hook.before" } };
  carryOut([aside, put("hook", "ours", true)], { root }, unseen);
  assert.equal(readFileSync(join(root, "hook.before"), "utf8"), "mine");
  assert.equal(readFileSync(join(root, "hook"), "utf8"), "ours");
  assert.equal(statSync(join(root, "hook")).mode & 0o100, 0o100);
});

test("a file does not move over another", (t) => {
  const root = folder(t, { a: "1", b: "2" });
  const over = { tree: working, path: "a", edit: { kind: "moveTo", path: "b" } };
  assert.throws(() => carryOut([over], { root }, unseen), /stands in the way/);
  assert.equal(readFileSync(join(root, "b"), "utf8"), "2");
});
