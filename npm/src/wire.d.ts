// The public JSON, as `--format json` prints it and the API gives it. A test holds these types against real reports.

/** How bad a finding is. */
export type Severity = "error" | "warning" | "note";

/** Where a finding stands; all null where it is about the project, only `path` where it is about a file. */
export interface Location {
  path: string | null;
  /** 1-based. */
  line: number | null;
  /** 1-based, in UTF-16 units. */
  column: number | null;
  endLine: number | null;
  endColumn: number | null;
  /** From the start of the decoded text. */
  startByte: number | null;
  endByte: number | null;
}

/** What a check found. */
export interface Finding extends Location {
  /** The name of the rule; `throughline explain RULE` prints its page. */
  rule: string;
  severity: Severity;
  message: string;
  /** What to do about it. */
  help: string | null;
  table: string | null;
  /** The column, key, index or other object that it is about. */
  object: string | null;
  related: (Location & { message: string })[];
}

/** `check --format json` */
export interface CheckReport {
  schemaVersion: 1;
  findings: Finding[];
  summary: {
    migrations: number;
    statements: number;
    /** Statements that were not understood. */
    opaque: number;
    /** Statements that change no table and no type: data, transactions, functions. */
    skipped: number;
    comparedTables: number;
    findings: Record<Severity, number>;
  };
}

/** What an object of a schema is. */
export type ObjectKind =
  | "namespace"
  | "extension"
  | "enum"
  | "sequence"
  | "table"
  | "column"
  | "primary key"
  | "index"
  | "unique index"
  | "foreign key"
  | "check"
  | "view";

/** An object of a schema by name. */
export interface SchemaObject {
  kind: ObjectKind;
  table: string | null;
  /** Of a constraint or index without a name, its columns: `(a, b)`. */
  name: string;
}

/** One change, in the order in which they are to be made. */
export interface Change extends SchemaObject {
  change: "create" | "drop" | "alter" | "rename";
  /** What it can cost, in words. */
  hazards: string[];
}

/** `diff --format json` */
export interface DiffReport {
  schemaVersion: 1;
  changes: Change[];
  /** Objects without a verdict, because a statement that was not understood names them. */
  unknown: SchemaObject[];
  summary: { comparedTables: number; comparedColumns: number };
}

/** A column. */
export interface Column {
  name: string;
  /** As its database spells it. */
  type: string;
  nullable: boolean;
  /** An expression of its database. */
  default: string | null;
}

/** What becomes of rows that point at a row that goes or changes its key. */
export type ReferentialAction = "NO ACTION" | "RESTRICT" | "CASCADE" | "SET NULL" | "SET DEFAULT";

/** A foreign key. */
export interface ForeignKey {
  name: string | null;
  columns: string[];
  references: { table: string; columns: string[] };
  onDelete: ReferentialAction;
  onUpdate: ReferentialAction;
}

/** An index or a unique constraint. */
export interface Index {
  name: string | null;
  /** Names of columns, or expressions in parentheses. */
  columns: string[];
  method: string | null;
  predicate: string | null;
}

/** A table. */
export interface Table {
  name: string;
  columns: Column[];
  primaryKey: { name: string | null; columns: string[] } | null;
  foreignKeys: ForeignKey[];
  indexes: Index[];
  uniques: Index[];
  checks: { name: string | null; expression: string }[];
}

/** `inspect --format json` */
export interface SchemaReport {
  schemaVersion: 1;
  dialect: "postgresql" | "mysql" | "sqlite" | "cockroachdb" | "sqlserver" | "mongodb";
  tables: Table[];
  enums: { name: string; values: string[] }[];
}
