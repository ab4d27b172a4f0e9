// The files below a folder without a repository, minding .gitignore as Git would.
import ignore from "ignore";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** @returns {string[]} paths relative to the root, with `/` */
export function walk(root) {
  const found = [];
  visit("", []);
  return found;

  function visit(folder, patterns) {
    const inherited = withPatternsOf(folder, patterns);
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        const isRepository = entry.name === ".git" || existsSync(join(root, path, ".git"));
        if (!isRepository && !isIgnored(`${path}/`, inherited)) visit(path, inherited);
      } else if (entry.isFile() && !isIgnored(path, inherited)) {
        found.push(path);
      }
    }
  }

  function withPatternsOf(folder, patterns) {
    const file = join(root, folder, ".gitignore");
    if (!existsSync(file)) return patterns;
    return [...patterns, { below: folder && `${folder}/`, rules: ignore().add(readFileSync(file, "utf8")) }];
  }
}

/** The deepest `.gitignore` that says anything of a path decides. */
function isIgnored(path, patterns) {
  for (const { below, rules } of patterns.toReversed()) {
    const { ignored, unignored } = rules.test(path.slice(below.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}
