/**
 * One picture that answers: a bar above it to ask by, marks in it, and words below.
 *
 * @typedef {import("./asked.js").Asked} Asked
 * @typedef {import("./question.js").Question} Question
 *
 * @typedef {object} Parts
 * @property {HTMLElement} figure
 * @property {HTMLElement} frame in which the picture scrolls
 * @property {SVGSVGElement} picture
 * @property {Asked} asked
 * @property {(picture: string, question: Question, top: number) => boolean} go to another picture of the page
 * @property {(id: string, question: Question) => boolean} open the picture in an element of the page
 *
 * @typedef {object} Answering
 * @property {(question: Question) => void} ask
 * @property {(question: Question) => void} take a question over from another picture, and the reader with it
 * @property {() => number} tabTop where the tabs of its stages are on the screen
 */

import { answer } from "./answers.js";
import { bar, questionButtons } from "./bar.js";
import { html } from "./dom.js";
import { hint, paint, readPicture, unseenIn } from "./paint.js";
import { NOTHING, hashOf, isAsked, withDown } from "./question.js";
import { boxPart, harmPart, stepsPart, summary } from "./words.js";
import { bringIntoSight, fullScreen, keepAbove, zooming } from "./zoom.js";

const LOOKED_AT = ".ts-node:is(.ts-chosen, .ts-down, .ts-fails, .ts-lit)";

/**
 * @param {Parts} parts
 * @returns {Answering}
 */
export const answering = ({ figure, frame, picture, asked, go, open }) => {
  const name = figure.dataset.tsPicture ?? "";
  const drawn = readPicture(picture, asked);
  /** @type {Question} */
  let question = NOTHING;

  const show = () => {
    const found = answer(asked, question);
    hint(drawn, {});
    paint(drawn, found, asked);
    figure.classList.toggle("ts-asked", isAsked(question));
    words.show(
      summary(found, question, unseenIn(drawn, found.down, asked)),
      ...(found.box ? [boxPart(found.box, asked, question, acts)] : []),
      ...(found.down.length ? [harmPart(found, question, acts)] : []),
      ...(found.screen ? [stepsPart(found.screen, acts)] : []),
    );
    tools.show(question);
    bringIntoSight(frame, picture, picture.querySelector(LOOKED_AT) ?? drawn.boxes[0]?.element);
    if (found.box || found.down.length) keepAbove(words.element, picture.querySelector(".ts-chosen, .ts-down"));
  };
  /** @param {Question} wanted */
  const change = (wanted) => {
    const inWords = words.element.contains(document.activeElement);
    question = wanted;
    words.keepingFocus(show);
    if (inWords && !isAsked(question)) tools.focus();
    const address = window.location.pathname + window.location.search + hashOf(name, question);
    window.history.replaceState(window.history.state, "", address);
  };
  /** A page asks one question: where another picture took it over, it is not asked here any more. @param {boolean} taken */
  const leaveTo = (taken) => {
    if (!taken) return false;
    question = NOTHING;
    show();
    return true;
  };
  /** @type {import("./words.js").Acts} */
  const acts = {
    setDown: (key, how) => change(withDown(question, key, how)),
    allUp: () => change({ ...question, down: new Map() }),
    hint: (pairs) => hint(drawn, { pairs }),
  };
  /** @type {import("./bar.js").Asking} */
  const asking = {
    picture: name,
    question: () => question,
    change,
    go: (stage, top) => !stage.href && leaveTo(go(stage.picture, question, top)),
  };

  // Before that of the full screen, which Escape leaves first.
  figure.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !question.box || figure.matches(".ts-full")) return;
    const chosen = drawn.boxes.find(({ element }) => element.classList.contains("ts-chosen"));
    change({ ...question, box: "" });
    chosen?.element.focus();
  });
  const words = wordsBox(questionButtons(asking));
  const tools = bar(asked, asking);
  tools.element.append(zooming(frame, picture, fullScreen(figure)));
  figure.prepend(tools.element);
  frame.after(words.element);
  listen(picture, {
    choose: (id, byKey) => {
      const key = asked.boxes.find((box) => box.id === id)?.key;
      if (!key) return false;
      change({ ...question, box: question.box === key ? "" : key });
      if (byKey && question.box) words.element.focus();
      return true;
    },
    enter: (id) => isAsked(question) && leaveTo(open(id, question)),
    point: (box) => hint(drawn, isAsked({ ...question, box: "" }) ? {} : { box }),
  });
  show();

  return {
    ask: (wanted) => {
      question = wanted;
      show();
    },
    take: (wanted) => {
      change(wanted);
      tools.focusTab();
    },
    tabTop: tools.tabTop,
  };
};

/** The words below a picture; the first line of them is said aloud. @param {HTMLElement} buttons */
const wordsBox = (buttons) => {
  const said = html("p", { class: "ts-said-aloud", role: "status", "aria-live": "polite" });
  const head = html("div", { class: "ts-answer-head" }, said, buttons);
  const parts = html("div", { class: "ts-answer-parts" });
  const element = html(
    "div",
    { class: "ts-answer", tabindex: "-1", role: "group", "aria-label": "Answer" },
    head,
    parts,
  );
  return {
    element,
    /** @param {string} line @param {...HTMLElement} found */
    show: (line, ...found) => {
      said.textContent = line;
      parts.replaceChildren(...found);
    },
    /** What is pressed is made anew: whoever uses keys goes on where they were. @param {() => void} renew */
    keepingFocus: (renew) => {
      const pressed = parts.contains(document.activeElement) ? document.activeElement?.textContent : undefined;
      renew();
      if (pressed === undefined) return;
      const again = [...parts.querySelectorAll("button")].find((one) => one.textContent === pressed);
      /** @type {HTMLElement} */ (again ?? parts.querySelector("button.ts-chip") ?? element).focus();
    },
  };
};

/**
 * What a reader does in the picture. A click with a key held down is left to the browser: it opens the entry elsewhere.
 * So is one on what cannot be chosen, as it is gone.
 *
 * @param {SVGSVGElement} picture
 * @param {{choose: (id: string, byKey: boolean) => boolean, enter: (id: string) => boolean, point: (box?: SVGElement) => void}} acts
 */
const listen = (picture, { choose, enter, point }) => {
  /** @param {Event} event */
  const boxOf = ({ target }) => {
    const found = target instanceof Element ? target.closest(".ts-node") : null;
    return found instanceof SVGElement ? found : undefined;
  };
  picture.addEventListener("click", (event) => {
    const box = boxOf(event);
    if (!box || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { ts, tsGroup } = box.dataset;
    const part = tsGroup ? (box.getAttribute("xlink:href") ?? "").slice(1) : "";
    if (ts ? !choose(ts, event.detail === 0) : !part || !enter(part)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  for (const event of ["pointerover", "focusin"]) picture.addEventListener(event, (found) => point(boxOf(found)));
  for (const event of ["pointerout", "focusout"]) picture.addEventListener(event, () => point());
};
