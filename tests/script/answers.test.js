import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, survives, thingsOf } from "../../mkdocs_techspec/script/answers.js";
import { NOTHING } from "../../mkdocs_techspec/script/question.js";
import { summary } from "../../mkdocs_techspec/script/words.js";
import { shop } from "./shop.js";

/** @typedef {import("../../mkdocs_techspec/script/question.js").Question} Question */

/** @param {Partial<Question>} parts */
const ask = (parts) => {
  const question = { ...NOTHING, ...parts };
  const found = answer(shop, question);
  return { ...found, said: summary(found, question, []) };
};

/** @param {...string} keys */
const down = (...keys) => ask({ down: new Map(keys.map((key) => [key, "all"])) });

test("what can be taken down: not a page, and hosts, too", () => {
  assert.deepEqual([...thingsOf(shop).keys()], ["api", "cache", "db", "bank", "host/rack"]);
  assert.deepEqual(
    [...thingsOf(shop).values()].filter(survives).map(({ key }) => key),
    ["api"],
  );
});

test("nothing is asked, nothing is said", () => {
  const { said, boxes, harmed, fine, missing } = ask({});
  assert.deepEqual([said, boxes, harmed, fine, missing], ["", [], [], [], []]);
});

test("a screen is told by what it needs", () => {
  assert.equal(ask({ screen: "shelf" }).said, "Shelf needs 4 parts, in 1 step.");
  assert.equal(ask({ screen: "basket" }).said, "Basket needs 3 parts, in 0 steps.");
});

test("the cache is down: the database answers", () => {
  const { said, boxes, harmed } = down("cache");
  assert.equal(said, "The cache down: Shelf: degraded. 1 screen unharmed.");
  assert.deepEqual(boxes, ["degraded", "degraded", "down", "", ""]);
  assert.deepEqual(harmed[0]?.needs, [["What is there", "degraded"]]);
});

test("the database is down: the cache alone answers, by its hits, with what is not fed any more", () => {
  const { said, boxes } = down("db");
  assert.equal(said, "The data down: Shelf: degraded. 1 screen unharmed.");
  assert.deepEqual(boxes, ["degraded", "degraded", "", "down", ""]);
});

test("both are down, by themselves or with their host", () => {
  for (const keys of [["cache", "db"], ["host/rack"]]) {
    const { boxes, harmed, fine } = down(...keys);
    assert.deepEqual(boxes, ["lost", "partly fails", "down", "down", ""]);
    assert.deepEqual(
      harmed.map(({ screen, state }) => [screen.key, state]),
      [["shelf", "lost"]],
    );
    assert.deepEqual(
      fine.map(({ key }) => key),
      ["basket"],
    );
  }
  assert.equal(down("host/rack").said, "Host rack down: Shelf: lost. 1 screen unharmed.");
});

test("worst comes first, whatever the order of the screens", () => {
  assert.equal(down("bank", "cache").said, "bank and The cache down: Basket: lost · Shelf: degraded.");
});

test("one of several is down", () => {
  const { said, boxes } = ask({ down: new Map([["api", "one"]]) });
  assert.equal(said, "One instance of The API down: no screen is harmed.");
  assert.deepEqual(boxes, ["", "", "", "", ""]);
});

test("one of one is all of it", () => {
  const { boxes } = ask({ down: new Map([["db", "one"]]) });
  assert.equal(boxes[3], "down");
});

test("what is not there is told, and does no harm", () => {
  const found = ask({ screen: "hoem", box: "__proto__", down: new Map([["web", "all"]]) });
  assert.deepEqual(found.missing, ["hoem", "__proto__", "web"]);
  assert.equal(found.said, "Not in this picture: hoem, __proto__ and web.");
  assert.deepEqual(found.boxes, []);
});
