import type { CheckReport, DiffReport, SchemaReport, Severity } from "./wire.js";

export type * from "./wire.js";

/** Files by their path from the root, with `/` between folders. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A database, as configuration writes it. */
export type Database = "postgresql" | "mysql" | "sqlite" | "cockroachdb" | "sqlserver";

/** What is said of sources that do not say it themselves. */
export interface SourceOptions {
  /** The database of migrations that do not say theirs. */
  database?: Database;
}

/** What `check` compares, and how it judges. */
export interface CheckOptions extends SourceOptions {
  /** The schema file or folder, instead of what is found. */
  schema?: string;
  /** The migrations folder, instead of what is found. */
  migrations?: string;
  /** The lightest severity that fails; `error` unless given. */
  failOn?: Severity;
  /** Whether what was not understood fails. */
  strict?: boolean;
}

/** What `design` made of the docs. */
export interface DesignResult {
  /** Whether nothing failed. */
  ok: boolean;
  /** What the command line would print. */
  summary: string;
  /** The files that the command line would write, by path. */
  files: Record<string, string>;
}

/** What a command said that could not run: bad input, or nothing to compare. */
export class ThroughlineError extends Error {}

/** Compares docs, schema and migrations. Throws a {@link ThroughlineError} where there is nothing to compare. */
export function check(files: Files, options?: CheckOptions): CheckReport & {
  /** Whether nothing at or above the failing severity was found. */
  ok: boolean;
};

/** Says what changes from one source to another: a file, a folder, `journey` or `empty`. */
export function diff(files: Files, before: string, after: string, options?: SourceOptions): DiffReport;

/** Gives one source as a schema: a file, a folder, `journey` or `empty`. */
export function inspect(files: Files, source: string, options?: SourceOptions): SchemaReport;

/** Designs the schema that product docs ask for. */
export function design(files: Files, options?: { folder?: string }): DesignResult;
