// The typed API: the commands as functions over files in memory. Nothing is read from disk or written to it.
import * as core from "./core.js";

/** What a command said that could not run. */
export class ThroughlineError extends Error {
  name = "ThroughlineError";
}

/** Compares docs, schema and migrations. */
export function check(files, { schema, migrations, database, failOn, strict } = {}) {
  return report(files, ["check"], { schema, migrations, database, "fail-on": failOn, strict });
}

/** Says what changes from one source to another. */
export function diff(files, before, after, { database } = {}) {
  return report(files, ["diff", before, after], { database });
}

/** Gives one source as a schema. */
export function inspect(files, source, { database } = {}) {
  return report(files, ["inspect", source], { database });
}

/** Designs the schema that product docs ask for. */
export function design(files, { folder = "." } = {}) {
  const { stdout, exit, writes } = able(execute(files, ["design", folder]));
  const written = writes.filter(({ edit }) => edit.kind === "put");
  return {
    ok: exit === 0,
    summary: stdout,
    files: Object.fromEntries(written.map(({ path, edit }) => [path, new TextDecoder().decode(edit.content)])),
  };
}

function report(files, words, options) {
  const { stdout, exit } = able(execute(files, words, { ...options, format: "json" }));
  const report = JSON.parse(stdout);
  return words[0] === "check" ? { ok: exit === 0, ...report } : report;
}

/** Refuses what could not run. */
function able(outcome) {
  if (outcome.exit === COULD_NOT_RUN) {
    throw new ThroughlineError((outcome.stderr || outcome.stdout).trim().replace(/^error: /, ""));
  }
  return outcome;
}

const COULD_NOT_RUN = 2;

/** The protocol over files in memory. */
function execute(files, words, options = {}) {
  const asked = core.request({ words, options: given(options), standing: { root: "", folder: "" } }, LOOK);
  if (!(asked instanceof core.Request)) return asked;
  const trees = new core.Trees();
  for (const tree of core.trees(asked)) trees.list(tree, Object.keys(files));
  for (let wanted; (wanted = core.wanted(asked, trees)).length; ) {
    for (const { tree, path } of wanted) trees.supply(tree, path, bytes(files[path]));
  }
  return core.run(asked, trees);
}

const LOOK = { program: "throughline", width: 100, color: false, quiet: false };

/** Options as they are typed: a switch has no value, and what is undefined was not given. */
function given(options) {
  return Object.entries(options)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => [name, value === true ? undefined : value]);
}

function bytes(content) {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}
