/**
 * The answer to a question, in terms of what a picture shows.
 *
 * @typedef {import("./asked.js").Asked} Asked
 * @typedef {import("./asked.js").Box} Box
 * @typedef {import("./asked.js").Host} Host
 * @typedef {import("./asked.js").Screen} Screen
 * @typedef {import("./harm.js").Harm} Harm
 * @typedef {import("./harm.js").State} State
 * @typedef {import("./question.js").Question} Question
 *
 * @typedef {"" | "down" | "fails" | "partly fails" | "lost" | "degraded" | "stale"} BoxState
 *
 * @typedef {object} Harmed a screen that is harmed, with what of it is
 * @property {Screen} screen
 * @property {State} state
 * @property {[title: string, state: State][]} needs
 *
 * @typedef {object} Answer
 * @property {Screen | undefined} screen the screen that is asked for
 * @property {Box | undefined} box the box that is asked for
 * @property {(Box | Host)[]} down what is taken down
 * @property {string[]} missing the keys of what is asked for and not there
 * @property {BoxState[]} boxes what becomes of each box
 * @property {Harmed[]} harmed worst first
 * @property {Screen[]} fine the screens that are not harmed
 */

import { harmOf } from "./harm.js";

/** @type {State[]} */
const WORST = ["lost", "degraded", "stale"];

/**
 * What can be taken down, by key.
 *
 * @param {Asked} asked
 * @returns {Map<string, Box | Host>}
 */
export const thingsOf = (asked) =>
  new Map([...asked.boxes, ...asked.hosts].filter((one) => one.takes.length).map((one) => [one.key, one]));

/** Whether one instance of a thing can be down, and others are left. @param {Box | Host} thing */
export const survives = (thing) => "survives" in thing && thing.survives;

/**
 * @param {Asked} asked
 * @param {Question} question
 * @returns {Answer}
 */
export const answer = (asked, question) => {
  const things = thingsOf(asked);
  const screen = asked.screens.find((one) => one.key === question.screen);
  const box = asked.boxes.find((one) => one.key === question.box);
  const down = [...question.down.keys()].flatMap((key) => things.get(key) ?? []);
  const missing = [
    ...(screen || !question.screen ? [] : [question.screen]),
    ...(box || !question.box ? [] : [question.box]),
    ...[...question.down.keys()].filter((key) => !things.has(key)),
  ].filter((key, at, all) => all.indexOf(key) === at);
  if (!down.length) return { screen, box, down, missing, boxes: [], harmed: [], fine: [] };
  const taken = down.filter((one) => question.down.get(one.key) === "all" || !survives(one));
  const parts = taken.flatMap((one) => one.takes);
  const harm = harmOf(asked.program, parts);
  const told = asked.screens.map((one, number) => ({ one, number, state: harm.screens[number] ?? "" }));
  // What nothing stands behind, as what is only planned, can neither be harmed nor be spared.
  const shown = told.filter(({ one, number }) => !one.part && asked.program.screens[number]?.length);
  const takenParts = new Set(parts);
  return {
    screen,
    box,
    down,
    missing,
    boxes: asked.boxes.map((one) => stateOf(one, takenParts, harm)),
    harmed: WORST.flatMap((state) =>
      shown
        .filter((found) => found.state === state)
        .map(({ one, number }) => ({ screen: one, state, needs: needsOf(asked, harm, number) })),
    ),
    fine: shown.filter((found) => !found.state).map(({ one }) => one),
  };
};

/**
 * What becomes of a box; a page, which is never down, is as its worst screen.
 *
 * @param {Box} box
 * @param {ReadonlySet<number>} taken
 * @param {Harm} harm
 * @returns {BoxState}
 */
const stateOf = (box, taken, harm) => {
  const [part] = box.takes;
  if (part === undefined) return WORST.find((state) => box.presents.some((one) => harm.screens[one] === state)) ?? "";
  const all = [part, ...box.apis];
  if (taken.has(part)) return "down";
  if (harm.down[part] || (box.apis.length && box.apis.every((one) => harm.down[one]))) return "fails";
  if (box.apis.some((one) => harm.down[one])) return "partly fails";
  if (all.some((one) => harm.impaired[one])) return "degraded";
  return all.some((one) => harm.stale[one]) || box.feeds.some((one) => harm.unfed[one]) ? "stale" : "";
};

/**
 * The needs of a screen that are harmed, and how; what is degraded and stale is told as degraded.
 *
 * @param {Asked} asked
 * @param {Harm} harm
 * @param {number} screen
 * @returns {[string, State][]}
 */
const needsOf = (asked, harm, screen) => {
  /** @type {[State, number[]][]} */
  const sorts = [
    ["lost", harm.lost],
    ["degraded", harm.degraded],
    ["stale", harm.staleNeeds],
  ];
  const shown = asked.program.screens[screen] ?? [];
  return shown.flatMap((need) => {
    const state = sorts.find(([, needs]) => needs.includes(need))?.[0];
    return state ? [/** @type {[string, State]} */ ([asked.needs[need] ?? "", state])] : [];
  });
};
