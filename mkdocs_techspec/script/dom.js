/** Elements, made without markup: what an author wrote is text. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export const html = (name, attributes, ...children) => {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
};

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
export const svg = (name, attributes, ...children) => {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
};

/**
 * A button that does something.
 *
 * @param {string} label
 * @param {() => void} act
 * @param {Record<string, string>} [attributes]
 */
export const button = (label, act, attributes = {}) => {
  const made = html("button", { type: "button", class: "ts-button", ...attributes }, label);
  made.addEventListener("click", act);
  return made;
};
