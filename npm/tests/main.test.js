import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { test } from "node:test";
import { PROGRAM, folder, plain, throughline } from "./support.js";

test("a broken pipe is success", (t) => {
  const command = `"${process.execPath}" "${PROGRAM}" --help | true; exit "\${PIPESTATUS[0]}"`;
  const { status, stderr } = spawnSync("bash", ["-c", command], { cwd: folder(t), env: plain() });
  assert.equal(stderr.toString(), "");
  assert.equal(status, 0);
});

test("a message says how the program was called", (t) => {
  const env = { ...plain(), npm_command: "exec" };
  const root = folder(t);
  const { stderr } = spawnSync(process.execPath, [PROGRAM, "polish"], { cwd: root, env });
  assert.match(stderr.toString(), /run `npx throughline --help`/);
  assert.match(throughline(root, "polish").stderr, /run `throughline --help`/);
});

test("the version is that of the package", (t) => {
  const json = execFileSync("npm", ["pkg", "get", "version"], { cwd: new URL("..", import.meta.url) });
  assert.equal(throughline(folder(t), "--version").stdout, `throughline ${JSON.parse(json)}\n`);
});
