import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { check, diff, inspect } from "../src/index.js";
import { folder } from "./support.js";
import { GARDEN } from "./garden.js";

const TSC = createRequire(import.meta.url).resolve("typescript/lib/tsc.js");
const TYPES = fileURLToPath(new URL("../src/index.js", import.meta.url));

/** What the compiler has against a program. */
function complaints(t, program) {
  const compilerOptions = { noEmit: true, strict: true, target: "esnext", module: "nodenext", types: [] };
  const root = folder(t, { "program.ts": program, "tsconfig.json": JSON.stringify({ compilerOptions }) });
  const { stdout } = spawnSync(process.execPath, [TSC, "--project", root]);
  return stdout.toString();
}

/** A literal of a type: the compiler refuses a key that the type lacks, and a key of the type that it lacks. */
function literal(type, report) {
  return `const report: ${type} = ${JSON.stringify(report, null, 2)};\n`;
}

test("the types fit what the functions give, key by key", (t) => {
  const { ok, ...checked } = check(GARDEN);
  assert.equal(ok, false);
  assert.ok(checked.findings.length > 0);
  const changed = diff(GARDEN, "prisma/migrations", "prisma/schema.prisma");
  assert.ok(changed.changes.length > 0);
  const schema = inspect(GARDEN, "prisma/schema.prisma");
  assert.ok(schema.tables.every((table) => table.columns.length > 0));
  const reports = [["CheckReport", checked], ["DiffReport", changed], ["SchemaReport", schema]];
  for (const [type, report] of reports) {
    const program = `import type { ${type} } from ${JSON.stringify(TYPES)};\n${literal(type, report)}`;
    assert.equal(complaints(t, program), "");
    const more = literal(type, { ...report, more: 1 });
    assert.match(complaints(t, `import type { ${type} } from ${JSON.stringify(TYPES)};\n${more}`), /more"?' does not exist/);
  }
});

test("the functions are typed as the guide uses them", (t) => {
  const program = `
    import { check, design, diff, inspect, ThroughlineError, type Severity } from ${JSON.stringify(TYPES)};
    const files = { "prisma/schema.prisma": "…", "prisma/migrations/1/migration.sql": new Uint8Array() };
    const worst: Severity | undefined = check(files, { failOn: "warning" }).findings[0]?.severity;
    const names: string[] = inspect(files, "prisma/schema.prisma").tables.map((table) => table.name);
    const verbs: string[] = diff(files, "empty", "journey").changes.map((change) => change.change);
    const written: Record<string, string> = design(files, { folder: "shop" }).files;
    try { check({}); } catch (error) { if (error instanceof ThroughlineError) error.message satisfies string; }
    export { worst, names, verbs, written };
  `;
  assert.equal(complaints(t, program), "");
});
