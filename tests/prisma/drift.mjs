// Asks Prisma's own engine what a history of SQLite lacks: `node drift.mjs`. A question is JSON on standard input, a list
// of `{ migrations, after }`, the texts of the migrations and of the schema; the answer is the list of
// `{ sql, differs }` or `{ refusal }`. The shadow database is the program `sqlite3`, held open.
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const [INT32, TEXT] = [0, 7];
const END = "-- end of the answer --";

/** One database in memory. */
class Database {
  constructor() {
    this.program = spawn("sqlite3", ["-init", "/dev/null", "-batch", ":memory:"], { stdio: "pipe" });
    this.said = "";
    this.complained = "";
    this.program.stdout.on("data", (data) => this.hear(data));
    this.program.stderr.on("data", (data) => (this.complained += data));
    this.program.stdin.write(".mode json\n");
  }

  hear(data) {
    this.said += data;
    const end = this.said.indexOf(END);
    if (end < 0 || !this.answer) return;
    const answer = this.said.slice(0, end);
    this.said = this.said.slice(end + END.length);
    // What it complains of comes another way, and no later.
    setImmediate(() => {
      if (this.complained) this.fail(new Error(this.complained));
      else this.answer(answer.trim());
    });
  }

  ask(sql) {
    return new Promise((resolve, reject) => {
      [this.answer, this.fail] = [resolve, reject];
      this.program.stdin.write(`${sql}\n;\n.print '${END}'\n`);
    });
  }

  async rows(sql, args) {
    let at = 0;
    const literal = (value) => (typeof value === "number" ? String(value) : `'${String(value).replaceAll("'", "''")}'`);
    const answer = await this.ask(sql.replaceAll("?", () => literal(args[at++])));
    const rows = answer === "" ? [] : JSON.parse(answer);
    const columnNames = rows.length > 0 ? Object.keys(rows[0]) : [];
    const isNumber = (name) => rows.some((row) => typeof row[name] === "number");
    return {
      columnNames,
      columnTypes: columnNames.map((name) => (isNumber(name) ? INT32 : TEXT)),
      rows: rows.map((row) => columnNames.map((name) => row[name])),
    };
  }
}

function adapter() {
  const database = new Database();
  return {
    provider: "sqlite",
    adapterName: "sqlite3",
    queryRaw: ({ sql, args }) => database.rows(sql, args),
    executeRaw: async ({ sql }) => (await database.ask(sql), 0),
    executeScript: async (script) => void (await database.ask(script)),
    startTransaction: async () => {
      throw new Error("no transactions");
    },
    dispose: async () => void database.program.stdin.end(),
    getConnectionInfo: () => ({ schemaName: "main", supportsRelationJoins: false }),
  };
}

globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };
const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
const folder = dirname(require.resolve("@prisma/schema-engine-wasm"));
const module = new WebAssembly.Module(readFileSync(join(folder, "schema_engine_bg.wasm")));
const { exports } = new WebAssembly.Instance(module, { "./schema_engine_bg.js": glue });
glue.__wbg_set_wasm(exports);
exports.__wbindgen_start();

const factory = {
  provider: "sqlite",
  adapterName: "sqlite3",
  connect: async () => adapter(),
  connectToShadowDb: async () => adapter(),
};

async function drift({ migrations, after }) {
  try {
    const bound = bindMigrationAwareSqlAdapterFactory(factory);
    const engine = await glue.SchemaEngine.new({ datamodels: [["schema.prisma", after]] }, () => {}, bound);
    const from = {
      tag: "migrations",
      baseDir: "/migrations",
      shadowDbInitScript: "",
      lockfile: { path: "migration_lock.toml", content: 'provider = "sqlite"\n' },
      migrationDirectories: migrations.map((value, at) => ({
        path: String(at).padStart(4, "0"),
        migrationFile: { path: "migration.sql", content: { tag: "ok", value } },
      })),
    };
    const to = { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: after }] };
    const filters = { externalTables: [], externalEnums: [] };
    const { stdout, exitCode } = await engine.diff({ from, to, script: true, exitCode: true, filters });
    return { sql: stdout, differs: exitCode !== 0 };
  } catch (error) {
    return { refusal: String(error.message ?? error) };
  }
}

const answers = [];
for (const question of JSON.parse(readFileSync(0, "utf8"))) answers.push(await drift(question));
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
