// Tables of generated views: heads that sort, and a box that filters. Without script they are plain tables.
(() => {
  "use strict";

  const LONG = 8; // rows; a shorter table is seen at a glance
  const ORDERS = ["ascending", "descending"];
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  // The script may be there twice, and a page may be left and come back.
  const ready = (window.techspecTables ??= new WeakSet());

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const said = (part) => {
    const copy = part.cloneNode(true);
    copy.querySelectorAll(".ts-cell-name").forEach((name) => name.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const value = (row, column) => {
    const cell = row.cells[column];
    return cell ? (cell.dataset.sort ?? said(cell)) : "";
  };

  // What is empty comes last, whatever the order.
  const compared = (order) => (one, two) => {
    if (!one.value || !two.value) return Boolean(two.value) - Boolean(one.value);
    return collator.compare(one.value, two.value) * (order === "descending" ? -1 : 1);
  };
  const inOrder = (rows, column, order) =>
    rows
      .map((row) => ({ row, value: value(row, column) }))
      .sort(compared(order))
      .map(({ row }) => row);

  // From head to head a click sorts one way, then the other, then as it was; what is counted starts with the most.
  const sortable = (table, rows) => {
    const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
    const sort = (head, column) => {
      const counted = rows.every((row) => /^\d+$/.test(row.cells[column]?.dataset.sort ?? ""));
      const orders = counted ? [...ORDERS].reverse() : ORDERS;
      const order = orders[orders.indexOf(head.getAttribute("aria-sort")) + 1];
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      if (order) head.setAttribute("aria-sort", order);
      rows[0].parentElement.append(...(order ? inOrder(rows, column, order) : rows));
    };
    heads.forEach((head, column) => {
      const found = head.querySelector(".ts-sort-by");
      const button = found ?? element("button", { type: "button", className: "ts-sort-by" }, ...head.childNodes);
      if (!found) head.append(button);
      button.addEventListener("click", () => sort(head, column));
    });
  };

  const filterable = (bar, name, rows) => {
    bar.querySelector(".ts-filter")?.remove();
    const input = element("input", { type: "search", className: "ts-filter-text", placeholder: "Filter" });
    input.setAttribute("aria-label", `Filter: ${name}`);
    input.setAttribute("autocomplete", "off");
    const left = element("span", { className: "ts-filter-left" });
    left.setAttribute("role", "status");
    left.setAttribute("aria-live", "polite");
    bar.append(element("div", { className: "ts-filter" }, left, input));
    const texts = rows.map((row) => said(row).toLowerCase());
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      rows.forEach((row, at) => {
        row.hidden = !words.every((word) => texts[at].includes(word));
      });
      const count = rows.filter((row) => !row.hidden).length;
      left.textContent = words.length ? `${count || "none"} of ${rows.length}` : "";
    });
  };

  const start = () =>
    document.querySelectorAll(".ts-view table.ts-sorts, .ts-view table.ts-filters").forEach((table) => {
      const rows = [...(table.tBodies[0]?.rows ?? [])];
      const bar = table.closest(".ts-section")?.querySelector(".ts-bar");
      if (ready.has(table) || rows.length < 2) return;
      ready.add(table);
      if (table.matches(".ts-sorts")) sortable(table, rows);
      if (bar && rows.length > LONG) filterable(bar, table.getAttribute("aria-label"), rows);
    });

  // Material replaces pages without loading them, and tells of each.
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
