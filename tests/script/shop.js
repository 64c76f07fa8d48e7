/** A small program, made by hand as `pages/asking.py` writes it: a page, an API with a cache before its data, a host. */

/** @typedef {import("../../mkdocs_techspec/script/asked.js").Asked} Asked */

/**
 * @param {string} key
 * @param {Partial<import("../../mkdocs_techspec/script/asked.js").Box>} more
 */
const box = (key, more) => ({
  key,
  id: `shop:${key}`,
  title: key,
  kind: "",
  href: "",
  facts: [],
  takes: [],
  apis: [],
  feeds: [],
  presents: [],
  survives: false,
  ...more,
});

export const [API, CACHE, DB, BANK, BOOKS, PAY] = [0, 1, 2, 3, 4, 5];

/**
 * The shelf reads the cache, or on a miss the database; paying calls the bank.
 *
 * @type {Asked}
 */
export const shop = {
  boxes: [
    box("web", { presents: [0, 1] }),
    box("api", { title: "The API", takes: [API], apis: [BOOKS, PAY], survives: true }),
    box("cache", { title: "The cache", takes: [CACHE] }),
    box("db", { title: "The data", takes: [DB], feeds: [0] }),
    box("bank", { takes: [BANK] }),
  ],
  hosts: [{ key: "host/rack", title: "host rack", boxes: [2, 3], takes: [CACHE, DB] }],
  screens: [
    { key: "shelf", title: "Shelf", href: "", part: false, boxes: [0, 1, 2, 3], steps: [["Web calls API", [[0, 1]]]] },
    { key: "basket", title: "Basket", href: "", part: false, boxes: [0, 1, 4], steps: [] },
    { key: "header", title: "Header", href: "", part: true, boxes: [], steps: [] },
  ],
  needs: ["What is there", "Pay"],
  stages: [],
  program: {
    parts: [0, 0, 0, 0, [[API], [[[CACHE], 1, [[DB], 1], 1]]], [[API], [[[BANK]]]]],
    feeds: [[[DB]]],
    spots: 3,
    steps: [
      [0, 1, [BOOKS], 0, 0],
      [0, 2, [PAY], 0, 0],
    ],
    pages: [[0]],
    needs: [
      [1, 0, [[0, [[1, BOOKS]]]]],
      [0, 0, [[0, [[2, PAY]]]]],
    ],
    screens: [[0], [1], []],
  },
};
