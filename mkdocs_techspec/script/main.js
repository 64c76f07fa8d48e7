/**
 * The script of the pages: it makes each page ready when it is there. Without it pages say the same, and answer nothing.
 *
 * @typedef {{ subscribe(next: () => void): unknown }} Pages
 */

import { askByAddress, start as startPictures } from "./pictures.js";
import { start as startViews } from "./views.js";

const start = () => {
  startViews(document);
  startPictures(document);
};

// Material replaces pages without loading them, and tells of each.
const { document$: pages } = /** @type {{ document$?: Pages }} */ (window);
if (pages) pages.subscribe(start);
else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
window.addEventListener("hashchange", askByAddress);
