/**
 * What a picture answers with: the JSON that `pages/asking.py` writes into its figure. Boxes, screens and needs are
 * numbers in its lists.
 *
 * @typedef {object} Box
 * @property {string} key as authors write it in the picture's system
 * @property {string} id as the picture has it
 * @property {string} title
 * @property {string} kind
 * @property {string} href where its entry is
 * @property {[label: string, text: string][]} facts
 * @property {number[]} takes the parts that are down with it; none where it never is
 * @property {number[]} apis the parts of its APIs
 * @property {number[]} feeds the data sets that it keeps
 * @property {number[]} presents the screens that it presents
 * @property {boolean} survives whether it is still there with one instance down
 *
 * @typedef {object} Host
 * @property {string} key
 * @property {string} title
 * @property {number[]} boxes
 * @property {number[]} takes
 *
 * @typedef {object} Screen
 * @property {string} key
 * @property {string} title
 * @property {string} href
 * @property {boolean} part whether it is shown inside others only
 * @property {number[]} boxes
 * @property {[words: string, pairs: [number, number][]][]} steps
 *
 * @typedef {object} Stage
 * @property {string} title
 * @property {string} href its page; empty for this one
 * @property {string} picture
 *
 * @typedef {object} Asked
 * @property {Box[]} boxes
 * @property {Host[]} hosts
 * @property {Screen[]} screens
 * @property {string[]} needs
 * @property {Stage[]} stages
 * @property {import("./harm.js").Program} program
 */

/**
 * What a picture answers with; of several on a page the first has it. Nothing where the page was put together without.
 *
 * @param {HTMLElement} figure
 * @param {ParentNode} page
 * @returns {Asked | undefined}
 */
export const readAsked = (figure, page) => {
  const { tsAsked, tsAsks } = figure.dataset;
  if (tsAsked) return JSON.parse(tsAsked);
  const other = [...page.querySelectorAll("[data-ts-asked]")].find(
    (one) => one instanceof HTMLElement && one.dataset.tsPicture === tsAsks,
  );
  return other instanceof HTMLElement && other.dataset.tsAsked ? JSON.parse(other.dataset.tsAsked) : undefined;
};
