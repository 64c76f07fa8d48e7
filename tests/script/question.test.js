import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING, hashOf, isAsked, readHash, withDown } from "../../mkdocs_techspec/script/question.js";

/** @param {Partial<import("../../mkdocs_techspec/script/question.js").Question>} parts */
const question = (parts) => ({ ...NOTHING, ...parts });

test("a link holds a question, and gives it back", () => {
  /** @type {Map<string, import("../../mkdocs_techspec/script/question.js").How>} */
  const down = new Map([
    ["timelines", "all"],
    ["auth", "one"],
    ["other:db", "all"],
    ["host/box", "all"],
  ]);
  const asked = question({ screen: "home", box: "web", down });
  const hash = hashOf("feed.scaled", asked);
  assert.equal(hash, "#ask=feed.scaled&screen=home&down=timelines,~auth,other:db,host%2Fbox&box=web");
  assert.deepEqual(readHash(hash), { picture: "feed.scaled", question: asked });
});

test("what has a meaning in a link is no part of a key", () => {
  const asked = question({ screen: "a&box=b#c,d~e% <img>", down: new Map([["x,y", "all"]]) });
  const found = readHash(hashOf("a b&c", asked));
  assert.equal(found?.picture, "a b&c");
  assert.equal(found?.question.screen, asked.screen);
  assert.equal(found?.question.box, "");
});

test("nothing asked is no link", () => {
  assert.equal(hashOf("feed", NOTHING), "");
  assert.equal(isAsked(NOTHING), false);
  assert.equal(isAsked(question({ box: "web" })), true);
});

test("other ends of links ask nothing", () => {
  for (const hash of ["", "#", "#ts-feed-app", "#asked=feed", "ask=feed"]) assert.equal(readHash(hash), undefined);
  assert.deepEqual(readHash("#ask="), { picture: "", question: NOTHING });
  assert.deepEqual(readHash("#ask=feed&down=,,&more=x"), { picture: "feed", question: NOTHING });
});

test("a thing is down, less of it, and up again; the question before stays as it is", () => {
  const all = withDown(NOTHING, "db", "all");
  const one = withDown(all, "db", "one");
  assert.deepEqual([...all.down], [["db", "all"]]);
  assert.deepEqual([...one.down], [["db", "one"]]);
  assert.deepEqual(withDown(one, "db").down, new Map());
  assert.equal(NOTHING.down.size, 0);
});
