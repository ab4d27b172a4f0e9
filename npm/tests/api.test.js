import assert from "node:assert/strict";
import { test } from "node:test";
import { ThroughlineError, check, diff, inspect } from "../src/index.js";
import { GARDEN, SCHEMA } from "./garden.js";

test("a check names the table and the column without a migration", () => {
  const { ok, findings, summary } = check(GARDEN);
  assert.equal(ok, false);
  const [finding] = findings;
  assert.equal(finding.rule, "schema-ahead-of-migrations");
  assert.equal(finding.table, "Plant");
  assert.equal(finding.object, "sown");
  assert.equal(finding.path, "prisma/schema.prisma");
  assert.equal(summary.comparedTables, 2);
});

test("a check of what fits is content", () => {
  const { ok, findings } = check({ ...GARDEN, "prisma/schema.prisma": SCHEMA });
  assert.deepEqual(findings, []);
  assert.equal(ok, true);
});

test("bytes and text are the same file", () => {
  const bytes = Object.entries(GARDEN).map(([path, text]) => [path, new TextEncoder().encode(text)]);
  assert.deepEqual(check(Object.fromEntries(bytes)), check(GARDEN));
});

test("nothing to compare is an error that says so", () => {
  assert.throws(() => check({}), (error) => error instanceof ThroughlineError && error.message.length > 10);
});

test("a diff lists the changes", () => {
  const { changes } = diff(GARDEN, "prisma/migrations", "prisma/schema.prisma");
  assert.deepEqual(changes.map(({ change, kind, table, name }) => [change, kind, table, name]), [
    ["create", "column", "Plant", "sown"],
  ]);
});

test("a schema can be inspected", () => {
  const { tables, enums } = inspect(GARDEN, "prisma/schema.prisma");
  assert.deepEqual(tables.map(({ name }) => name), ["Bed", "Plant"]);
  assert.deepEqual(enums, [{ name: "Light", values: ["SUN", "SHADE"] }]);
});

test("a source that is not there is an error that names it", () => {
  assert.throws(() => inspect(GARDEN, "nowhere.prisma"), /nowhere\.prisma/);
});

test("the database of migrations that do not say theirs can be named", () => {
  const files = { "migrations/1.sql": "CREATE TABLE crates (id INTEGER PRIMARY KEY)" };
  assert.throws(() => inspect(files, "migrations"), ThroughlineError);
  const { tables } = inspect(files, "migrations", { database: "postgresql" });
  assert.deepEqual(tables.map(({ name }) => name), ["crates"]);
});
