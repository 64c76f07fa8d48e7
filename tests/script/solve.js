/**
 * Answers what the script works out, for the tests in Python: a line of JSON in, `{program, taken}`, and one out.
 */

import { createInterface } from "node:readline";
import { harmOf } from "../../mkdocs_techspec/script/harm.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { program, taken } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(harmOf(program, taken))}\n`);
}
