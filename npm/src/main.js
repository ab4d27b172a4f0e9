// The command line: cut, read, run, write, print, exit. What anything means is core's to say.
import * as core from "./core.js";
import { cut } from "./invocation.js";
import { isSet, ofTerminal } from "./look.js";
import { find } from "./place.js";
import { gather } from "./trees.js";
import { carryOut } from "./writes.js";

const COULD_NOT_RUN = 2;

/** Runs what was typed and sets the exit code of the process. */
export function main(args) {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", unlessClosed);
  try {
    process.exitCode = serve(args);
  } catch (error) {
    const fault = error instanceof WebAssembly.RuntimeError;
    const words = fault ? `throughline met a fault of its own\n  help: please report this: ${error.stack}` : error.message;
    process.stderr.write(`error: ${words}\n`);
    process.exitCode = COULD_NOT_RUN;
  }
}

function serve(args) {
  const place = find();
  const request = core.request(cut(args, place.standing, core.records()), ofTerminal());
  if (!(request instanceof core.Request)) return print(request);
  if (request.isHookRun && isSet(process.env.THROUGHLINE_SKIP)) return 0;
  const { trees, seen } = gather(place, request);
  const outcome = core.run(request, trees);
  carryOut(outcome.writes, place, seen);
  return print(outcome);
}

function print({ stdout, stderr, exit }) {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  return exit;
}

/** A reader that has gone away is no error, and changes no verdict. */
function unlessClosed(error) {
  if (error.code !== "EPIPE") throw error;
}
