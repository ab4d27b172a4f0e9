// The WASM module, loaded once.
import { readFileSync } from "node:fs";
import { initSync } from "../wasm/throughline.js";

initSync({ module: readFileSync(new URL("../wasm/throughline_bg.wasm", import.meta.url)) });

export { Request, Trees, records, request, run, trees, wanted } from "../wasm/throughline.js";
