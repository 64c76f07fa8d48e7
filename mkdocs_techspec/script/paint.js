/**
 * An answer in the picture: classes on boxes and arrows, and a word on each box that is harmed. There is one layout, and
 * what is not asked for only steps back.
 *
 * @typedef {import("./asked.js").Asked} Asked
 * @typedef {import("./answers.js").Answer} Answer
 * @typedef {import("./answers.js").BoxState} BoxState
 *
 * @typedef {object} Drawn
 * @property {SVGElement} element
 * @property {string} look the class that tells what an answer says of it; empty for nothing
 *
 * @typedef {object} OfBox
 * @property {number[]} boxes the numbers of what it stands for: one, or those of a group; none of what is gone
 * @property {boolean} person whether it stands for people, who have no number
 * @typedef {Drawn & OfBox} DrawnBox
 *
 * @typedef {object} OfArrow
 * @property {number[]} from
 * @property {number[]} to
 * @property {boolean} person whether it starts from people
 * @typedef {Drawn & OfArrow} Arrow
 */

import { svg } from "./dom.js";

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
    look: "",
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
    look: "",
    from: groups.get(element.dataset.tsFrom ?? "") ?? [],
    to: groups.get(element.dataset.tsTo ?? "") ?? [],
    person: element.classList.contains("ts-uses"),
  }));
  return { picture, boxes, arrows };
};

/** @typedef {ReturnType<typeof readPicture>} Picture */

/**
 * @param {Picture} picture
 * @param {Answer} found
 * @param {Asked} asked
 */
export const paint = ({ picture, boxes, arrows }, found, asked) => {
  const chosen = found.box ? asked.boxes.indexOf(found.box) : -1;
  const supports = supporting(found.screen);
  picture.querySelectorAll(".ts-mark").forEach((one) => one.remove());
  boxes.forEach((box) => {
    const state = worst(found, box.boxes);
    wear(box, LOOKS[state] || unharmed(found, supports.box(box)));
    box.element.classList.toggle("ts-chosen", box.boxes.includes(chosen));
    if (state) mark(box.element, said(found, box, state), LOOKS[state]);
  });
  arrows.forEach((arrow) => wear(arrow, harmOfArrow(found, arrow) || unharmed(found, supports.arrow(arrow))));
};

/** The word on a box; of a stack it says whether all of it is so. @param {Answer} found @param {DrawnBox} box @param {BoxState} state */
const said = (found, { boxes }, state) =>
  boxes.every((one) => found.boxes[one] === state) ? state : `part ${state.replace("partly ", "")}`;

/**
 * The names of what is down and has no box in a picture.
 *
 * @param {Picture} picture
 * @param {Answer["down"]} down
 * @param {Asked} asked
 */
export const unseenIn = (picture, down, asked) => {
  const drawn = new Set(picture.boxes.flatMap(({ boxes }) => boxes));
  return down
    .filter((one) => !("boxes" in one ? one.boxes : [asked.boxes.indexOf(one)]).some((number) => drawn.has(number)))
    .map(({ title }) => title);
};

/** Change only what differs: of many boxes and arrows few do. @param {Drawn} drawn @param {string} look */
const wear = (drawn, look) => {
  if (drawn.look === look) return;
  if (drawn.look) drawn.element.classList.remove(drawn.look);
  if (look) drawn.element.classList.add(look);
  drawn.look = look;
};

/** The look of what is not harmed: what supports the screen does not step back. @param {Answer} found @param {boolean} lit */
const unharmed = ({ screen, down }, lit) => {
  if (lit) return "ts-lit";
  return screen || down.length ? "ts-dim" : "";
};

/**
 * What supports a screen: its boxes, and the arrows of its steps, whichever way they are drawn.
 *
 * @param {import("./asked.js").Screen | undefined} screen
 * @returns {{box: (box: DrawnBox) => boolean, arrow: (arrow: Arrow) => boolean}}
 */
const supporting = (screen) => {
  if (!screen) return { box: () => false, arrow: () => false };
  const on = new Set(screen.boxes);
  const pairs = new Set(screen.steps.flatMap(([, all]) => all.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`])));
  return {
    box: ({ boxes, person }) => person || boxes.some((one) => on.has(one)),
    arrow: ({ from, to, person }) =>
      person ? to.some((one) => on.has(one)) : from.some((a) => to.some((b) => pairs.has(`${a} ${b}`))),
  };
};

/** @param {Answer} found @param {number[]} boxes @returns {BoxState} */
const worst = (found, boxes) => WORST.find((state) => boxes.some((one) => found.boxes[one] === state)) ?? "";

/**
 * An arrow is broken where it leads from a box that is harmed to one that does not work.
 *
 * @param {Answer} found
 * @param {Arrow} arrow
 */
const harmOfArrow = (found, { from, to }) => {
  const [begin, end] = [worst(found, from), worst(found, to)];
  if (!begin || !end) return "";
  return /^(down|fails|partly fails)$/.test(end) ? "ts-broken" : "ts-harmed";
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
  if (!box && !pairs.length && !picture.picture.classList.contains("ts-hinted")) return;
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
