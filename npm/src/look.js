// How the output is to look, as the terminal and the environment ask.

/** Width where no terminal tells one. */
const WIDTH = 100;

/** @returns {{ program: string, width: number, color: boolean, quiet: boolean }} */
export function ofTerminal({ stdout, stderr, env } = process) {
  return {
    program: program(env),
    width: stdout.columns ?? stderr.columns ?? WIDTH,
    color: !isSet(env.NO_COLOR) && (isSet(env.CLICOLOR_FORCE) || Boolean(stdout.isTTY)),
    quiet: false,
  };
}

/** What to type to run this again: npm says how it was called. */
function program({ npm_command: command, npm_execpath: npm = "" }) {
  if (command === undefined) return "throughline";
  return npm.includes("pnpm") ? "pnpm exec throughline" : "npx throughline";
}

/** Whether an environment variable is set, and neither empty nor `0`. */
export function isSet(value) {
  return value !== undefined && value !== "" && value !== "0";
}
