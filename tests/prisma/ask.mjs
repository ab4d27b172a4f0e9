// Asks Prisma's own engines: `node ask.mjs validate`, `node ask.mjs format`, `node ask.mjs sql PROVIDER` or
// `node ask.mjs change PROVIDER`. A question
// is JSON on standard input, `{ before?, after }`, each the text of a schema; the answer is JSON on standard output.
// To a list of questions the answer is the list of their answers.
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
// Generation 6 takes what is in use; 8 takes partial indexes, and refuses `url`.
const ENGINE = process.env.PRISMA_GENERATION === "8" ? "schema-engine-wasm-8" : "@prisma/schema-engine-wasm";

const QUESTIONS = {
  /** `{ refusal }`: why the schema is not valid, or null. */
  async validate({ after }) {
    const { validate } = require("@prisma/prisma-schema-wasm");
    try {
      validate(JSON.stringify({ prismaSchema: [["schema.prisma", after]], noColor: true }));
      return { refusal: null };
    } catch (error) {
      return { refusal: String(error.message ?? error) };
    }
  },

  /** `{ formatted }`: the schema as `prisma format` lays it out. */
  async format({ after }) {
    const { format } = require("@prisma/prisma-schema-wasm");
    const place = { textDocument: { uri: "file:/schema.prisma" }, options: { tabSize: 2, insertSpaces: true } };
    const [[, formatted]] = JSON.parse(format(JSON.stringify([["schema.prisma", after]]), JSON.stringify(place)));
    return { formatted };
  },

  /** `{ sql }`: the script from the schema before (none: an empty database) to the schema after. */
  async sql({ before, after }, provider) {
    const engine = await schemaEngine(provider, after);
    const from = before === undefined ? { tag: "empty" } : schema(before);
    const filters = { externalTables: [], externalEnums: [] };
    const { stdout } = await engine.diff({ from, to: schema(after), script: true, exitCode: null, filters });
    return { sql: stdout };
  },

  /** `{ sql, isEmpty }` from the schema before to the schema after, or `{ refusal }`. */
  async change({ before, after }, provider) {
    try {
      const engine = await schemaEngine(provider, after);
      const filters = { externalTables: [], externalEnums: [] };
      const sides = { from: schema(before), to: schema(after) };
      const { stdout, exitCode } = await engine.diff({ ...sides, script: true, exitCode: true, filters });
      return { sql: stdout, isEmpty: exitCode === 0 };
    } catch (error) {
      return { refusal: String(error.message ?? error) };
    }
  },
};

function schema(content) {
  return { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] };
}

/** Loads the engine once for all questions. */
let loading;
async function load() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) };
  const glue = await import(`${ENGINE}/schema_engine_bg`);
  const folder = dirname(require.resolve(ENGINE));
  const module = new WebAssembly.Module(readFileSync(join(folder, "schema_engine_bg.wasm")));
  const { exports } = new WebAssembly.Instance(module, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return glue;
}

/** The engine over an adapter that has no database: to compare two schemas it asks for the version and no more. */
async function schemaEngine(provider, datamodel) {
  loading ??= load();
  const glue = await loading;
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider,
    adapterName: "none",
    connect: async () => adapter(provider),
    connectToShadowDb: async () => adapter(provider),
  });
  return glue.SchemaEngine.new({ datamodels: [["schema.prisma", datamodel]] }, () => {}, factory);
}

const [INT32, BOOLEAN, TEXT] = [0, 5, 7];

const VERSIONS = {
  sqlite: { columnNames: ["v"], columnTypes: [TEXT], rows: [["3.45.0"]] },
  postgres: {
    columnNames: ["exists", "version", "numeric_version"],
    columnTypes: [BOOLEAN, TEXT, INT32],
    rows: [[true, "PostgreSQL 16.0", 160000]],
  },
};

function adapter(provider) {
  const none = { columnNames: [], columnTypes: [], rows: [] };
  return {
    provider,
    adapterName: "none",
    queryRaw: async ({ sql }) => (/version|exists/i.test(sql) ? VERSIONS[provider] : none),
    executeRaw: async () => 0,
    executeScript: async () => {},
    startTransaction: async () => {
      throw new Error("there is no database");
    },
    dispose: async () => {},
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: false }),
  };
}

const [question, ...rest] = process.argv.slice(2);
const asked = JSON.parse(readFileSync(0, "utf8"));
const answers = [];
for (const one of [asked].flat()) answers.push(await QUESTIONS[question](one, ...rest));
process.stdout.write(JSON.stringify(Array.isArray(asked) ? answers : answers[0]));
