import assert from "node:assert/strict";
import { test } from "node:test";

/** As a second copy of the script loads its own modules. */
const copies = await Promise.all(
  ["first", "second"].map((name) => import(`../../mkdocs_techspec/script/once.js?${name}`)),
);

test("an element is new once, to whichever copy of the script", () => {
  const element = {};
  assert.deepEqual(
    copies.map(({ isNew }) => isNew(element)),
    [true, false],
  );
  assert.ok(copies[1].isNew({}));
});
