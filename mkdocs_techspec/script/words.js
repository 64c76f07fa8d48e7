/**
 * An answer in words, below the picture: what a screen needs, what is down and what that harms, what a box is.
 *
 * @typedef {import("./answers.js").Answer} Answer
 * @typedef {import("./answers.js").Harmed} Harmed
 * @typedef {import("./asked.js").Asked} Asked
 * @typedef {import("./asked.js").Box} Box
 * @typedef {import("./asked.js").Host} Host
 * @typedef {import("./asked.js").Screen} Screen
 * @typedef {import("./question.js").How} How
 * @typedef {import("./question.js").Question} Question
 *
 * @typedef {object} Acts what a reader can do from here
 * @property {(key: string, how?: How) => void} setDown
 * @property {() => void} allUp
 * @property {(pairs: [number, number][]) => void} hint
 */

import { survives } from "./answers.js";
import { button, html } from "./dom.js";

/** @param {number} count @param {string} one @param {string} several */
const counted = (count, one, several) => `${count} ${count === 1 ? one : several}`;

/** @param {string[]} names */
const listed = (names) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;

/** What is down, by name; an author's name keeps its letters. @param {Answer} found @param {Question} question */
const downNames = (found, question) =>
  found.down.map((one, at) => {
    const name = question.down.get(one.key) === "one" ? `one instance of ${one.title}` : one.title;
    return at ? name : name.replace(/^(one instance|host)(?= )/, (word) => word[0]?.toUpperCase() + word.slice(1));
  });

const NAMED = 4; // of more screens, how many there are is said

/** What becomes of screens, in one line. @param {Harmed[]} harmed */
const harmedLine = (harmed) => {
  if (harmed.length <= NAMED) return harmed.map(({ screen, state }) => `${screen.title}: ${state}`).join(" · ");
  const states = [...new Set(harmed.map(({ state }) => state))];
  const counts = states.map((state) => harmed.filter((one) => one.state === state).length);
  return states.map((state, at) => `${counted(counts[at] ?? 0, "screen", "screens")} ${state}`).join(" · ");
};

/**
 * The answer in one line, which is also said aloud: `Timelines down: Home: degraded · Search: lost; 3 screens unharmed`.
 *
 * @param {Answer} found
 * @param {Question} question
 * @param {string[]} unseen what is down and has no box in the picture
 */
export const summary = (found, question, unseen) => {
  const parts = [];
  if (found.missing.length) parts.push(`Not in this picture: ${listed(found.missing)}.`);
  if (found.down.length) {
    const names = listed(downNames(found, question));
    const harmed = harmedLine(found.harmed);
    const rest = found.fine.length ? ` ${counted(found.fine.length, "screen", "screens")} unharmed.` : "";
    parts.push(`${names} down: ${harmed ? `${harmed}.${rest}` : "no screen is harmed."}`);
    if (unseen.length) parts.push(`Not drawn here: ${listed(unseen)}.`);
  } else if (found.screen) {
    const { title, boxes, steps } = found.screen;
    parts.push(
      `${title} needs ${counted(boxes.length, "part", "parts")}, in ${counted(steps.length, "step", "steps")}.`,
    );
  }
  return parts.join(" ");
};

/**
 * What is down, each with what brings it back; then the screens, worst first, with what of each is harmed.
 *
 * @param {Answer} found
 * @param {Question} question
 * @param {Acts} acts
 */
export const harmPart = (found, question, acts) => {
  const chips = found.down.map((one) => chip(one, question.down.get(one.key) ?? "all", acts));
  const all = found.down.length > 1 ? [button("Bring all back", acts.allUp, {})] : [];
  const rows = found.harmed.map(harmedRow);
  const fine = found.fine.map(({ title }) => title);
  const unharmed = fine.length ? [html("p", { class: "ts-fine" }, `Unharmed: ${listed(fine)}.`)] : [];
  return html(
    "div",
    { class: "ts-answer-part" },
    html("div", { class: "ts-chips" }, html("strong", {}, "Down"), ...chips, ...all),
    ...(rows.length ? [html("ul", { class: "ts-harmed-screens" }, ...rows)] : []),
    ...unharmed,
  );
};

/** @param {Box | Host} thing @param {How} how @param {Acts} acts */
const chip = (thing, how, acts) => {
  const label = `${thing.title}${how === "one" ? ", one instance" : ""}`;
  const back = button(label, () => acts.setDown(thing.key), {
    class: "ts-button ts-chip",
    "aria-label": `Bring back ${label}`,
  });
  back.append(html("span", { "aria-hidden": "true" }, " ×"));
  return back;
};

/** @param {Harmed} harmed */
const harmedRow = ({ screen, state, needs }) => {
  const differ = needs.map(([title, how]) => (how === state ? title : `${title} (${how})`));
  return html(
    "li",
    { class: `ts-harmed-screen ts-is-${state}` },
    html("span", { class: "ts-harmed-state" }, state),
    " ",
    screen.href ? html("a", { href: screen.href }, screen.title) : screen.title,
    ...(differ.length ? [html("span", { class: "ts-harmed-needs" }, `: ${differ.join(", ")}`)] : []),
  );
};

/**
 * The steps of a screen, in order; one that is pointed at lights up in the picture.
 *
 * @param {Screen} screen
 * @param {Acts} acts
 */
export const stepsPart = (screen, acts) => {
  const steps = screen.steps.map(([words, pairs]) => {
    const step = button(words, () => acts.hint(pairs), { class: "ts-step-button", title: "Show it in the picture" });
    for (const event of ["pointerenter", "focus"]) step.addEventListener(event, () => acts.hint(pairs));
    for (const event of ["pointerleave", "blur"]) step.addEventListener(event, () => acts.hint([]));
    return html("li", {}, step);
  });
  const name = screen.href ? html("a", { href: screen.href }, screen.title) : screen.title;
  const none = html("p", {}, "Nothing stands behind it.");
  const list = steps.length ? html("ol", { class: "ts-step-list" }, ...steps) : none;
  return html("div", { class: "ts-answer-part" }, html("strong", {}, "What ", name, " needs, step by step"), list);
};

/**
 * What a box is, what can be done to it, and where its entry is.
 *
 * @param {Box} box
 * @param {Asked} asked
 * @param {Question} question
 * @param {Acts} acts
 */
export const boxPart = (box, asked, question, acts) => {
  const facts = box.facts.flatMap(([label, text]) => [html("dt", {}, label), html("dd", {}, text)]);
  const hosts = asked.hosts.filter((host) => host.boxes.some((one) => asked.boxes[one] === box));
  const buttons = [box, ...hosts].flatMap((one) => downButtons(one, question, acts));
  const entry = box.href ? [html("a", { class: "ts-entry", href: box.href }, "Go to its entry")] : [];
  return html(
    "div",
    { class: "ts-answer-part ts-about" },
    html("strong", {}, box.title, html("span", { class: "ts-about-kind" }, ` ${box.kind}`)),
    html("div", { class: "ts-acts" }, ...buttons, ...entry),
    html("dl", {}, ...facts),
  );
};

/** @param {Box | Host} thing @param {Question} question @param {Acts} acts */
const downButtons = (thing, question, acts) => {
  if (!thing.takes.length) return [];
  const now = question.down.get(thing.key);
  const name = "kind" in thing ? "it" : `its ${thing.title}`;
  /** @param {string} label @param {How} how */
  const down = (label, how) =>
    button(label, () => acts.setDown(thing.key, now === how ? undefined : how), {
      "aria-pressed": `${now === how}`,
    });
  if (!survives(thing)) return [down(`Take ${name} down`, "all")];
  return [down("Take one instance down", "one"), down("Take all of it down", "all")];
};
