// What was typed, cut into words and options. Core's records say which options take a value, and core judges.
import { parseArgs } from "node:util";

/** Cuts arguments that were typed in a standing `{ root, folder }`. */
export function cut(args, standing, records) {
  const { tokens } = parseArgs({ args, options: shapes(records), allowPositionals: true, strict: false, tokens: true });
  const words = tokens.filter((token) => token.kind === "positional").map((token) => token.value);
  const options = tokens.filter((token) => token.kind === "option").map((token) => [token.name, token.value]);
  return { words, options, standing };
}

/** Which options take a value, and their short names: all that `parseArgs` must know. */
function shapes(records) {
  const shape = ({ short, takesValue }) => ({ type: takesValue ? "string" : "boolean", ...(short && { short }) });
  return Object.fromEntries(records.map((option) => [option.name, shape(option)]));
}
