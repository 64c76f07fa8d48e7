/**
 * Zoom and pan. A picture keeps to its scroll box, which fingers, wheels, keys and screen readers know already; so zoom
 * only sets how wide it is, and dragging scrolls. That is less than any library for it, and needs no transform that a
 * theme could trip over.
 */

import { button, html } from "./dom.js";

const STEP = 1.25;
const LEAST = 0.25;
const MOST = 4;
const SLIP = 4; // px that a click may move

/**
 * @param {HTMLElement} frame the scroll box
 * @param {SVGSVGElement} picture
 * @param {...HTMLElement} more buttons beside these
 */
export const zooming = (frame, picture, ...more) => {
  const natural = picture.viewBox.baseVal;
  let scale = 0; // 0: as the style sheet has it

  /** How large it is now. */
  const current = () => scale || picture.getBoundingClientRect().width / natural.width || 1;

  /**
   * @param {number} wanted 0 to fit
   * @param {{x: number, y: number}} [at] the place on the screen that stays where it is
   */
  const zoom = (wanted, at) => {
    const box = frame.getBoundingClientRect();
    const point = at ?? { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    const before = picture.getBoundingClientRect();
    const share = [(point.x - before.left) / (before.width || 1), (point.y - before.top) / (before.height || 1)];
    scale = wanted ? Math.min(MOST, Math.max(LEAST, wanted)) : 0;
    picture.classList.toggle("ts-zoomed", scale > 0);
    picture.style.width = scale ? `${Math.round(natural.width * scale)}px` : "";
    const after = picture.getBoundingClientRect();
    frame.scrollLeft += after.left + (share[0] ?? 0) * after.width - point.x;
    frame.scrollTop += after.top + (share[1] ?? 0) * after.height - point.y;
  };

  /** Fit the whole width into the frame; and if it does already, back to what can be read. */
  const fit = () => {
    const whole = frame.clientWidth / natural.width;
    const isFitted = scale > 0 && Math.abs(scale - whole) < 0.01;
    zoom(0);
    if (!isFitted && frame.scrollWidth > frame.clientWidth) zoom(whole);
  };

  frame.addEventListener(
    "wheel",
    (event) => {
      // A pinch on a touch pad comes as this, too; a wheel by itself goes on scrolling the page.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(current() * Math.exp(-event.deltaY / 200), { x: event.clientX, y: event.clientY });
    },
    { passive: false },
  );
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoom(current() * STEP);
    else if (event.key === "-") zoom(current() / STEP);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  });
  dragging(frame);

  return html(
    "div",
    { class: "ts-buttons", role: "group", "aria-label": "Size" },
    button("−", () => zoom(current() / STEP), { "aria-label": "Smaller", title: "Smaller (key: -)" }),
    button("+", () => zoom(current() * STEP), { "aria-label": "Larger", title: "Larger (key: +)" }),
    button("Fit", fit, { title: "Fit the picture into its frame (key: 0)" }),
    ...more,
  );
};

/**
 * Scroll the page until a box is above the words that stick to the bottom of the screen.
 *
 * @param {HTMLElement} words
 * @param {SVGElement | null} box
 */
export const keepAbove = (words, box) => {
  if (!box || words.closest(".ts-full")) return;
  const hidden = box.getBoundingClientRect().bottom + 16 - words.getBoundingClientRect().top;
  const room = box.getBoundingClientRect().top - 80;
  if (hidden > 0) window.scrollBy({ top: Math.min(hidden, Math.max(room, 0)), behavior: "instant" });
};

/**
 * Scroll a frame sideways until a place in its picture is in sight.
 *
 * @param {HTMLElement} frame
 * @param {SVGSVGElement} picture
 * @param {SVGElement | undefined} box
 */
export const bringIntoSight = (frame, picture, box) => {
  const { width, x } = picture.viewBox.baseVal;
  const [middle = 0] = (box?.dataset.tsAt ?? "").split(" ").map(Number);
  if (!box || frame.scrollWidth <= frame.clientWidth) return;
  const at = ((middle - x) / width) * picture.getBoundingClientRect().width;
  const margin = frame.clientWidth / 4;
  if (at < frame.scrollLeft + margin || at > frame.scrollLeft + frame.clientWidth - margin)
    frame.scrollLeft = at - frame.clientWidth / 2;
};

/**
 * Drag with a mouse to scroll; fingers do that by themselves.
 *
 * @param {HTMLElement} frame
 */
const dragging = (frame) => {
  frame.addEventListener("pointerdown", (down) => {
    const larger = frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight;
    if (down.pointerType !== "mouse" || down.button !== 0 || !larger) return;
    const start = { left: frame.scrollLeft, top: frame.scrollTop };
    let moved = false;
    /** @param {PointerEvent} move */
    const drag = (move) => {
      const [x, y] = [move.clientX - down.clientX, move.clientY - down.clientY];
      moved ||= Math.hypot(x, y) > SLIP;
      if (!moved) return;
      frame.classList.add("ts-dragged");
      frame.scrollLeft = start.left - x;
      frame.scrollTop = start.top - y;
    };
    const end = () => {
      window.removeEventListener("pointermove", drag);
      frame.classList.remove("ts-dragged");
      // The click that follows a drag is none.
      if (moved) window.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
    };
    window.addEventListener("pointermove", drag);
    window.addEventListener("pointerup", end, { once: true });
    window.addEventListener("pointercancel", end, { once: true });
  });
  // A link or picture that is dragged by the browser would end the drag.
  frame.addEventListener("dragstart", (event) => event.preventDefault());
};

/** @param {Event} event */
const swallow = (event) => {
  event.preventDefault();
  event.stopPropagation();
};

/**
 * A button that shows a figure on the whole screen; where a browser has no such thing, over the whole page.
 *
 * @param {HTMLElement} figure
 */
export const fullScreen = (figure) => {
  const made = button("Full screen", () => toggle(), { "aria-pressed": "false" });
  /** @param {boolean} on */
  const shown = (on) => {
    figure.classList.toggle("ts-full", on);
    made.setAttribute("aria-pressed", `${on}`);
  };
  const toggle = () => {
    if (document.fullscreenElement === figure) document.exitFullscreen();
    else if (figure.classList.contains("ts-full")) shown(false);
    else if (figure.requestFullscreen) figure.requestFullscreen().catch(() => shown(true));
    else shown(true);
  };
  figure.addEventListener("fullscreenchange", () => shown(document.fullscreenElement === figure));
  figure.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.fullscreenElement) shown(false);
  });
  return made;
};
