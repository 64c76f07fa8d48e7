/**
 * What of a page is at work already. The script may be there twice, and a page may be left and come back.
 *
 * @typedef {{ techspecAtWork?: WeakSet<Element> }} Shared
 */

/**
 * Whether an element is met for the first time, by whichever copy of the script.
 *
 * @param {Element} element
 */
export const isNew = (element) => {
  const shared = /** @type {Shared} */ (globalThis);
  const atWork = (shared.techspecAtWork ??= new WeakSet());
  const found = !atWork.has(element);
  atWork.add(element);
  return found;
};
