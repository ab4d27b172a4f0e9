// What the tests share: the program as a user has it, and folders with files.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The installed package where `cargo xtask test` made one, else this one. */
export const PROGRAM = process.env.THROUGHLINE_NPM ?? fileURLToPath(new URL("../bin/throughline.js", import.meta.url));

/** A temporary folder with these files, gone when the test ends. */
export function folder(test, files = {}) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "throughline-")));
  test.after(() => rmSync(root, { recursive: true, force: true }));
  write(root, files);
  return root;
}

/** Writes files below a folder. */
export function write(root, files) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** A temporary repository with these files, nothing staged. */
export function repository(test, files = {}) {
  const root = folder(test, files);
  git(root, "init", "--quiet", "--initial-branch=main");
  git(root, "config", "user.name", "A. Gardener");
  git(root, "config", "user.email", "gardener@example.org");
  return root;
}

/** Runs Git and gives what it printed. */
export function git(root, ...args) {
  return execFileSync("git", args, { cwd: root, env: plain(), encoding: "utf8" });
}

/** Runs the program and gives what it said. */
export function throughline(root, ...args) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [PROGRAM, ...args], { cwd: root, env: plain() });
  return { stdout: stdout.toString(), stderr: stderr.toString(), exit: status };
}

/** The environment without what this test run says about Git and npm. */
export function plain() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(GIT_|npm_|COLUMNS$)/.test(name)));
}
