/**
 * Pictures that answer, as a page has them. All that is asked is one question, which the page's address holds, so that it
 * can be sent to somebody else.
 */

import { answering } from "./answering.js";
import { readAsked } from "./asked.js";
import { isNew } from "./once.js";
import { NOTHING, readHash } from "./question.js";
import { reveal } from "./reveal.js";

/** @typedef {import("./answering.js").Answering} Answering */

/** @type {WeakMap<Element, Answering>} */
const answerings = new WeakMap();

/**
 * Make all pictures below `root` answer, and the one that the address asks; what is closed waits until it is opened.
 *
 * @param {ParentNode} root
 */
export const start = (root) => {
  for (const figure of figures(root)) {
    const closed = figure.closest("details:not([open])");
    if (closed) closed.addEventListener("toggle", () => answeringOf(figure), { once: true });
    else answeringOf(figure);
  }
  askByAddress();
};

/** Ask what the page's address asks, and nothing else. */
export const askByAddress = () => {
  const found = readHash(window.location.hash);
  const figure = found && named(found.picture);
  if (!figure) return;
  reveal(figure);
  for (const other of figures(document)) if (other !== figure) answerings.get(other)?.ask(NOTHING);
  answeringOf(figure)?.ask(found.question);
  figure.scrollIntoView();
};

/** A picture as it answers; it is made to when it is first needed. @param {HTMLElement} figure */
const answeringOf = (figure) => {
  const frame = figure.querySelector(".ts-figure");
  const picture = figure.querySelector("svg.ts-diagram");
  if (answerings.has(figure)) return answerings.get(figure);
  const asked = readAsked(figure, document);
  if (!(frame instanceof HTMLElement) || !(picture instanceof SVGSVGElement) || !asked || !isNew(figure))
    return undefined;
  const made = answering({ figure, frame, picture, asked, go, open });
  answerings.set(figure, made);
  return made;
};

/** @param {ParentNode} root @returns {NodeListOf<HTMLElement>} */
const figures = (root) => root.querySelectorAll(".ts-drawing[data-ts-picture]");

/** @param {string} name */
const named = (name) => [...figures(document)].find((one) => one.dataset.tsPicture === name);

/**
 * Go to another picture of this page with a question, so that its tab is where that of the first one was.
 *
 * @param {string} name
 * @param {import("./question.js").Question} question
 * @param {number} top where the tabs are now
 */
const go = (name, question, top) => {
  const figure = named(name);
  const there = figure && answeringOf(figure);
  if (!there) return false;
  reveal(figure);
  there.take(question);
  window.scrollBy({ top: there.tabTop() - top, behavior: "instant" });
  return true;
};

/**
 * Open a part of an overview, and ask there.
 *
 * @param {string} id of the element that has its picture
 * @param {import("./question.js").Question} question
 */
const open = (id, question) => {
  const figure = document.getElementById(id)?.querySelector(".ts-drawing");
  const there = figure instanceof HTMLElement ? answeringOf(figure) : undefined;
  if (!figure || !there) return false;
  reveal(figure);
  there.take(question);
  figure.scrollIntoView();
  return true;
};
