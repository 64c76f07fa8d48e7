/**
 * Tables of generated views: heads that sort, and a box that filters. Without script they are plain tables.
 *
 * @typedef {"ascending" | "descending"} Order
 */

import { isNew } from "./once.js";

const LONG = 8; // rows; a shorter table is seen at a glance
/** @type {readonly Order[]} */
const ORDERS = ["ascending", "descending"];
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

/**
 * Make the tables of all views below `root` sort and filter; those that do already are left alone.
 *
 * @param {ParentNode} root
 */
export const start = (root) => {
  /** @type {NodeListOf<HTMLTableElement>} */
  const tables = root.querySelectorAll(".ts-view table.ts-sorts, .ts-view table.ts-filters");
  for (const table of tables) {
    const rows = [...(table.tBodies[0]?.rows ?? [])];
    if (rows.length < 2 || !isNew(table)) continue;
    if (table.matches(".ts-sorts")) makeSortable(table, rows);
    const bar = table.closest(".ts-section")?.querySelector(".ts-bar");
    if (bar && rows.length > LONG) makeFilterable(bar, table.getAttribute("aria-label") ?? "", rows);
  }
};

/**
 * The order that a click on a head asks for: one way, then the other, then as it was (none).
 * What is counted starts with the most.
 *
 * @param {string | null} now the head's `aria-sort`
 * @param {readonly string[]} values of its column
 * @returns {Order | undefined}
 */
export const nextOrder = (now, values) => {
  const counted = values.every((value) => /^\d+$/.test(value));
  const orders = counted ? [...ORDERS].reverse() : ORDERS;
  return orders[orders.findIndex((order) => order === now) + 1];
};

/**
 * Compares two values of a column as people count; what is empty comes last, whatever the order.
 *
 * @param {Order} order
 * @returns {(one: string, two: string) => number}
 */
export const compare = (order) => (one, two) => {
  if (!one || !two) return Number(Boolean(two)) - Number(Boolean(one));
  return collator.compare(one, two) * (order === "descending" ? -1 : 1);
};

/**
 * Whether a text holds all words of a question, in any order and case.
 *
 * @param {string} text
 * @param {string} question
 */
export const holds = (text, question) => {
  const lower = text.toLowerCase();
  return words(question).every((word) => lower.includes(word));
};

/**
 * @param {HTMLTableElement} table
 * @param {readonly HTMLTableRowElement[]} rows as they stand at first
 */
const makeSortable = (table, rows) => {
  const heads = [...(table.tHead?.rows[table.tHead.rows.length - 1]?.cells ?? [])];
  heads.forEach((head, column) => {
    buttonOf(head).addEventListener("click", () => {
      const order = nextOrder(
        head.getAttribute("aria-sort"),
        rows.map((row) => row.cells[column]?.dataset.sort ?? ""),
      );
      for (const other of heads) other.removeAttribute("aria-sort");
      if (order) head.setAttribute("aria-sort", order);
      rows[0]?.parentElement?.append(...(order ? sorted(rows, column, order) : rows));
    });
  });
};

/**
 * @param {HTMLTableCellElement} head
 * @returns {Element}
 */
const buttonOf = (head) => {
  const found = head.querySelector(".ts-sort-by");
  if (found) return found;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "ts-sort-by" });
  button.append(...head.childNodes);
  head.append(button);
  return button;
};

/**
 * @param {readonly HTMLTableRowElement[]} rows
 * @param {number} column
 * @param {Order} order
 */
const sorted = (rows, column, order) => {
  const compareValues = compare(order);
  return rows
    .map((row) => ({ row, value: valueOf(row.cells[column]) }))
    .sort((one, two) => compareValues(one.value, two.value))
    .map(({ row }) => row);
};

/**
 * @param {Element} bar
 * @param {string} name of the table
 * @param {readonly HTMLTableRowElement[]} rows
 */
const makeFilterable = (bar, name, rows) => {
  bar.querySelector(".ts-filter")?.remove();
  const input = searchBox(`Filter: ${name}`);
  const left = liveText();
  const filter = Object.assign(document.createElement("div"), { className: "ts-filter" });
  filter.append(left, input);
  bar.append(filter);
  const texts = rows.map(saidBy);
  input.addEventListener("input", () => {
    rows.forEach((row, at) => {
      row.hidden = !holds(texts[at] ?? "", input.value);
    });
    const count = rows.filter((row) => !row.hidden).length;
    left.textContent = words(input.value).length ? `${count || "none"} of ${rows.length}` : "";
  });
};

/** @param {string} label */
const searchBox = (label) => {
  const properties = { type: "search", className: "ts-filter-text", placeholder: "Filter" };
  const input = Object.assign(document.createElement("input"), properties);
  input.setAttribute("aria-label", label);
  input.setAttribute("autocomplete", "off");
  return input;
};

const liveText = () => {
  const text = Object.assign(document.createElement("span"), { className: "ts-filter-left" });
  text.setAttribute("role", "status");
  text.setAttribute("aria-live", "polite");
  return text;
};

/** @param {string} question */
const words = (question) => question.toLowerCase().split(/\s+/).filter(Boolean);

/** @param {HTMLTableCellElement | undefined} cell */
const valueOf = (cell) => (cell ? (cell.dataset.sort ?? saidBy(cell)) : "");

/**
 * What an element says, without the names of columns that each cell holds for phones.
 *
 * @param {Element} element
 */
const saidBy = (element) => {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const name of copy.querySelectorAll(".ts-cell-name")) name.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
};
