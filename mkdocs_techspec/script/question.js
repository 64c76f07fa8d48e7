/**
 * What a reader asks of a picture, and how a link holds it: `#ask=feed.scaled&screen=home&down=timelines,~auth&box=web`.
 *
 * @typedef {"all" | "one"} How how much of a thing is down: all of it, or one instance
 *
 * @typedef {object} Question
 * @property {string} screen the key of a screen: what does it need?
 * @property {string} box the key of a box: what is it?
 * @property {ReadonlyMap<string, How>} down the keys of things: what if they are down?
 */

const ONE = "~";

/** @type {Question} */
export const NOTHING = { screen: "", box: "", down: new Map() };

/** @param {Question} question */
export const isAsked = ({ screen, box, down }) => Boolean(screen || box || down.size);

/** A key in a link: what has no meaning there stays as it is. @param {string} key */
const written = (key) => encodeURIComponent(key).replace(/%3A/g, ":");

/**
 * A question as the end of a link; empty for none.
 *
 * @param {string} picture
 * @param {Question} question
 */
export const hashOf = (picture, question) => {
  const { screen, box, down } = question;
  if (!isAsked(question)) return "";
  const things = [...down].map(([key, how]) => (how === "one" ? ONE : "") + written(key));
  const parts = [`ask=${written(picture)}`];
  if (screen) parts.push(`screen=${written(screen)}`);
  if (things.length) parts.push(`down=${things.join(",")}`);
  if (box) parts.push(`box=${written(box)}`);
  return `#${parts.join("&")}`;
};

/**
 * The question at the end of a link, or nothing where there is none.
 *
 * @param {string} hash
 * @returns {{picture: string, question: Question} | undefined}
 */
export const readHash = (hash) => {
  if (!hash.startsWith("#ask=")) return undefined;
  const parts = new URLSearchParams(hash.slice(1));
  const things = (parts.get("down") ?? "").split(",").filter((key) => key && key !== ONE);
  return {
    picture: parts.get("ask") ?? "",
    question: {
      screen: parts.get("screen") ?? "",
      box: parts.get("box") ?? "",
      down: new Map(things.map((key) => (key.startsWith(ONE) ? [key.slice(1), "one"] : [key, "all"]))),
    },
  };
};

/** The question with a thing down, or up again. @param {Question} question @param {string} key @param {How} [how] */
export const withDown = (question, key, how) => {
  const down = new Map(question.down);
  if (how) down.set(key, how);
  else down.delete(key);
  return { ...question, down };
};
