/**
 * Pictures that answer, as a page has them. All that is asked is one question, which the page's address holds, so that it
 * can be sent to somebody else.
 */

import { answering } from "./answering.js";
import { readAsked } from "./asked.js";
import { isNew } from "./once.js";
import { readHash } from "./question.js";
import { reveal } from "./reveal.js";

/** @typedef {import("./answering.js").Answering} Answering */

/** @type {WeakMap<Element, Answering>} */
const answerings = new WeakMap();

/**
 * Make all pictures below `root` answer, and the one that the address asks.
 *
 * @param {ParentNode} root
 */
export const start = (root) => {
  for (const figure of figures(root)) {
    const frame = figure.querySelector(".ts-figure");
    const picture = figure.querySelector("svg.ts-diagram");
    const asked = readAsked(figure, document);
    if (!(frame instanceof HTMLElement) || !(picture instanceof SVGSVGElement) || !asked || !isNew(figure)) continue;
    answerings.set(figure, answering({ figure, frame, picture, asked, go }));
  }
  askByAddress();
};

/** Ask what the page's address asks. */
export const askByAddress = () => {
  const found = readHash(window.location.hash);
  const figure = found && named(found.picture);
  if (!figure) return;
  reveal(figure);
  answerings.get(figure)?.ask(found.question);
  figure.scrollIntoView();
};

/** @param {ParentNode} root @returns {NodeListOf<HTMLElement>} */
const figures = (root) => root.querySelectorAll(".ts-drawing[data-ts-picture]");

/** The picture of a name that answers. @param {string} name */
const named = (name) => [...figures(document)].find((one) => one.dataset.tsPicture === name && answerings.has(one));

/**
 * Go to another picture of this page with a question, so that its tab is where that of the first one was.
 *
 * @param {string} name
 * @param {import("./question.js").Question} question
 * @param {number} top where the tabs are now
 */
const go = (name, question, top) => {
  const figure = named(name);
  const there = figure && answerings.get(figure);
  if (!there) return false;
  reveal(figure);
  there.take(question);
  window.scrollBy({ top: there.tabTop() - top, behavior: "instant" });
  return true;
};
