#!/usr/bin/env node
import { main } from "../src/main.js";

main(process.argv.slice(2));
