/**
 * An answer in the picture: classes on boxes and arrows, and a word on each box that is harmed. There is one layout, and
 * what is not asked for only steps back.
 *
 * @typedef {import("./asked.js").Asked} Asked
 * @typedef {import("./answers.js").Answer} Answer
 * @typedef {import("./answers.js").BoxState} BoxState
 *
 * @typedef {object} DrawnBox
 * @property {SVGElement} element
 * @property {number[]} boxes the numbers of what it stands for: one, or those of a group; none of what is gone
 * @property {boolean} person whether it stands for people, who have no number
 *
 * @typedef {object} Arrow
 * @property {SVGElement} element
 * @property {number[]} from
 * @property {number[]} to
 * @property {boolean} person whether it starts from people
 */

import { svg } from "./dom.js";

const CLASSES = ["ts-dim", "ts-lit", "ts-broken", "ts-chosen", "ts-down", "ts-fails", "ts-harmed"];
/** @type {Record<BoxState, string>} */
const LOOKS = {
  "": "",
  down: "ts-down",
  fails: "ts-fails",
  "partly fails": "ts-fails",
  lost: "ts-fails",
  degraded: "ts-harmed",
  stale: "ts-harmed",
};
/** @type {BoxState[]} */
const WORST = ["down", "fails", "lost", "partly fails", "degraded", "stale"];
const LETTER = 5.6;

/**
 * The boxes and arrows of a picture.
 *
 * @param {SVGElement} picture
 * @param {Asked} asked
 */
export const readPicture = (picture, asked) => {
  const numbers = new Map(asked.boxes.map((box, number) => [box.id, number]));
  /** @param {string} ids */
  const named = (ids) => ids.split(" ").flatMap((id) => numbers.get(id) ?? []);
  /** @type {NodeListOf<SVGElement>} */
  const nodes = picture.querySelectorAll(".ts-node");
  /** @type {DrawnBox[]} */
  const boxes = [...nodes].map((element) => ({
    element,
    boxes: named(element.dataset.tsGroup ?? element.dataset.ts ?? ""),
    person: element.classList.contains("ts-kind-person"),
  }));
  const groups = new Map(
    [...nodes].map((one, at) => [one.dataset.tsBox ?? one.dataset.ts ?? "", boxes[at]?.boxes ?? []]),
  );
  /** @type {NodeListOf<SVGElement>} */
  const edges = picture.querySelectorAll(".ts-edge");
  /** @type {Arrow[]} */
  const arrows = [...edges].map((element) => ({
    element,
    from: groups.get(element.dataset.tsFrom ?? "") ?? [],
    to: groups.get(element.dataset.tsTo ?? "") ?? [],
    person: element.classList.contains("ts-uses"),
  }));
  return { picture, boxes, arrows };
};

/** @typedef {ReturnType<typeof readPicture>} Picture */

/** Take all paint off. @param {Picture} picture */
const clean = ({ picture, boxes, arrows }) => {
  picture.querySelectorAll(".ts-mark").forEach((mark) => mark.remove());
  [...boxes, ...arrows].forEach(({ element }) => element.classList.remove(...CLASSES));
};

/**
 * @param {Picture} picture
 * @param {Answer} found
 * @param {Asked} asked
 */
export const paint = (picture, found, asked) => {
  clean(picture);
  const chosen = found.box ? asked.boxes.indexOf(found.box) : -1;
  picture.boxes.forEach(({ element, boxes }) => element.classList.toggle("ts-chosen", boxes.includes(chosen)));
  if (found.screen) paintScreen(picture, found.screen);
  if (found.down.length) paintHarm(picture, found);
};

/**
 * What supports a screen: its boxes, and the arrows of its steps, whichever way they are drawn.
 *
 * @param {Picture} picture
 * @param {import("./asked.js").Screen} screen
 */
const paintScreen = (picture, screen) => {
  const on = new Set(screen.boxes);
  const pairs = new Set(screen.steps.flatMap(([, all]) => all.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`])));
  picture.boxes.forEach(({ element, boxes, person }) =>
    element.classList.add(person || boxes.some((one) => on.has(one)) ? "ts-lit" : "ts-dim"),
  );
  picture.arrows.forEach(({ element, from, to, person }) => {
    const uses = person && to.some((one) => on.has(one));
    const lit = uses || from.some((a) => to.some((b) => pairs.has(`${a} ${b}`)));
    element.classList.add(lit ? "ts-lit" : "ts-dim");
  });
};

/**
 * What becomes of the boxes; an arrow is broken where it leads from one that is harmed to one that does not work. Where a
 * screen is asked for, too, what supports it does not step back.
 *
 * @param {Picture} picture
 * @param {Answer} found
 */
const paintHarm = (picture, found) => {
  /** @param {number[]} boxes @returns {BoxState} */
  const worst = (boxes) => WORST.find((state) => boxes.some((one) => found.boxes[one] === state)) ?? "";
  /** @param {SVGElement} element @param {string} look */
  const set = ({ classList }, look) => {
    if (look) classList.remove("ts-dim", "ts-lit");
    if (look || !classList.contains("ts-lit")) classList.add(look || "ts-dim");
  };
  picture.boxes.forEach(({ element, boxes }) => {
    const state = worst(boxes);
    set(element, LOOKS[state]);
    if (state) mark(element, boxes.length > 1 && state === "down" ? "part down" : state, LOOKS[state]);
  });
  picture.arrows.forEach(({ element, from, to }) => {
    const [begin, end] = [worst(from), worst(to)];
    const broken = begin && /^(down|fails|partly fails)$/.test(end);
    set(element, broken ? "ts-broken" : begin && end ? "ts-harmed" : "");
  });
};

/**
 * A pill with a word on the upper edge of a box, so that harm is not told by colour alone.
 *
 * @param {SVGElement} element
 * @param {string} word
 * @param {string} look
 */
const mark = (element, word, look) => {
  const [x = 0, y = 0] = (element.dataset.tsAt ?? "").split(" ").map(Number);
  const width = word.length * LETTER + 14;
  const frame = { x: `${x - width / 2}`, y: `${y - 13}`, width: `${width}`, height: "16", rx: "8" };
  const pill = svg("rect", { class: "ts-mark-pill", ...frame });
  const letters = svg("text", { class: "ts-mark-text", x: `${x}`, y: `${y - 1.4}` }, word);
  element.append(svg("g", { class: `ts-mark ${look}`, "aria-hidden": "true" }, pill, letters));
};

/**
 * Light up a box and its neighbours, or a step's arrows; with nothing, all as before.
 *
 * @param {Picture} picture
 * @param {{box?: SVGElement | undefined, pairs?: [number, number][]}} of
 */
export const hint = (picture, { box, pairs = [] }) => {
  const wanted = new Set(pairs.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const pointed = picture.boxes.find(({ element }) => element === box);
  const own = new Set(pointed?.boxes);
  /** @param {Arrow} arrow */
  const touches = ({ from, to, person }) =>
    [...from, ...to].some((one) => own.has(one)) || Boolean(person && pointed?.person);
  const near = new Set(pairs.flat());
  picture.arrows.forEach((arrow) => {
    const { element, from, to } = arrow;
    const isNear = box ? touches(arrow) : from.some((a) => to.some((b) => wanted.has(`${a} ${b}`)));
    element.classList.toggle("ts-near", isNear);
    if (isNear && box) [...from, ...to].forEach((one) => near.add(one));
  });
  picture.boxes.forEach(({ element, boxes }) =>
    element.classList.toggle("ts-near", element === box || boxes.some((one) => near.has(one))),
  );
  picture.picture.classList.toggle("ts-hinted", Boolean(box || pairs.length));
};
