import assert from "node:assert/strict";
import { test } from "node:test";
import { harmOf } from "../../mkdocs_techspec/script/harm.js";
import { API, BANK, BOOKS, CACHE, DB, PAY, shop } from "./shop.js";

/** @param {boolean[]} marks */
const marked = (marks) => marks.flatMap((mark, number) => (mark ? [number] : []));

/** @param {...number} taken */
const harm = (...taken) => harmOf(shop.program, taken);

/** @param {import("../../mkdocs_techspec/script/harm.js").Part[]} parts */
const withParts = (...parts) => ({ ...shop.program, parts });

test("nothing down harms nothing", () => {
  const found = harm();
  assert.deepEqual(marked(found.down), []);
  assert.deepEqual([found.lost, found.degraded, found.staleNeeds], [[], [], []]);
  assert.deepEqual(found.screens, ["", "", ""]);
});

test("what a part needs takes it down", () => {
  const found = harm(API);
  assert.deepEqual(marked(found.down), [API, BOOKS, PAY]);
  assert.deepEqual(found.screens, ["lost", "lost", ""]);
});

test("a miss stands in for a cache, and a cache with a hit for its miss", () => {
  for (const taken of [CACHE, DB]) {
    const found = harm(taken);
    assert.deepEqual(marked(found.down), [taken]);
    assert.deepEqual(marked(found.impaired), [BOOKS]);
    assert.deepEqual(found.degraded, [0]);
  }
  assert.deepEqual(marked(harm(CACHE, DB).down), [CACHE, DB, BOOKS]);
});

test("what is not fed any more is stale", () => {
  assert.deepEqual(marked(harm(DB).unfed), [0]);
  assert.deepEqual(harm(DB).staleNeeds, [0]);
  assert.deepEqual(harm(BANK).staleNeeds, []);
});

test("a circle is not down by itself, and no optional use takes a part down", () => {
  const circle = withParts([[1]], [[0]], 0, 0, 0, 0);
  assert.deepEqual(marked(harmOf(circle, []).down), []);
  assert.deepEqual(marked(harmOf(circle, [1]).down), [0, 1]);
  const optional = withParts(0, 0, 0, 0, [0, [[[DB], 0, 0, 0, 0, 1]]], 0);
  const found = harmOf(optional, [DB]);
  assert.deepEqual([marked(found.down), marked(found.impaired)], [[DB], [4]]);
});

test("of several fronts one is enough", () => {
  const fronted = withParts(0, 0, 0, 0, [0, 0, [[CACHE], [DB]]], 0);
  assert.deepEqual(marked(harmOf(fronted, [CACHE]).down), [CACHE]);
  assert.deepEqual(marked(harmOf(fronted, [CACHE, DB]).down), [CACHE, DB, 4]);
});
