import assert from "node:assert/strict";
import { test } from "node:test";

import { compare, holds, nextOrder } from "../../mkdocs_techspec/script/views.js";

test("a head sorts one way, then the other, then as it was", () => {
  const values = ["b", "a", ""];
  assert.equal(nextOrder(null, values), "ascending");
  assert.equal(nextOrder("ascending", values), "descending");
  assert.equal(nextOrder("descending", values), undefined);
});

test("what is counted starts with the most", () => {
  const values = ["3", "10", "0"];
  assert.equal(nextOrder(null, values), "descending");
  assert.equal(nextOrder("descending", values), "ascending");
  assert.equal(nextOrder("ascending", values), undefined);
});

test("values are sorted as people count, whatever the case", () => {
  assert.deepEqual(["api 10", "Api 9", "Api 1"].sort(compare("ascending")), ["Api 1", "Api 9", "api 10"]);
  assert.deepEqual(["api 10", "Api 9", "Api 1"].sort(compare("descending")), ["api 10", "Api 9", "Api 1"]);
});

test("what is empty comes last, whatever the order", () => {
  assert.deepEqual(["", "b", "a", ""].sort(compare("ascending")), ["a", "b", "", ""]);
  assert.deepEqual(["", "a", "b", ""].sort(compare("descending")), ["b", "a", "", ""]);
});

test("a row is found by all words, in any order and case", () => {
  assert.ok(holds("Api 9 @storage", "STORAGE  api"));
  assert.ok(holds("Api 9 @storage", " "));
  assert.ok(!holds("Api 9 @storage", "api 10"));
});
