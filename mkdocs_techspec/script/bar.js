/**
 * The bar above a picture: its stages, which screen to look at, what to take down, and a link that holds the question.
 *
 * @typedef {import("./asked.js").Asked} Asked
 * @typedef {import("./asked.js").Stage} Stage
 * @typedef {import("./question.js").Question} Question
 *
 * @typedef {object} Asking
 * @property {string} picture
 * @property {() => Question} question
 * @property {(wanted: Question) => void} change
 * @property {(stage: Stage, top: number) => boolean} go to the picture of a stage on this page, if it is there
 */

import { thingsOf } from "./answers.js";
import { button, html } from "./dom.js";
import { NOTHING, hashOf, withDown } from "./question.js";

/**
 * @param {Asked} asked
 * @param {Asking} asking
 */
export const bar = (asked, asking) => {
  const tabs = asked.stages.some((stage) => stage.picture === asking.picture) ? asked.stages : [];
  const links = tabs.map((stage) => ({ stage, link: tab(stage, asking) }));
  const stages = html(
    "div",
    { class: "ts-stages", role: "group", "aria-label": "Stages" },
    ...links.map(({ link }) => link),
  );
  const screens = asked.screens.filter((screen, number) => !screen.part && asked.program.screens[number]?.length);
  const screen = choice("Screen", "all", new Map(screens.map(({ key, title }) => [key, title])));
  screen.select.addEventListener("change", () => asking.change({ ...asking.question(), screen: screen.select.value }));
  const things = [...thingsOf(asked)].sort(([, one], [, two]) => one.title.localeCompare(two.title, "en"));
  const down = choice("Take down", "choose a part", new Map(things.map(([key, { title }]) => [key, title])));
  onceChosen(down.select, (key) => asking.change(withDown(asking.question(), key, "all")));
  const questions = html("div", { class: "ts-choices" }, screen.label, down.label);
  const element = html("div", { class: "ts-ask", role: "group", "aria-label": "Ask the picture" }, questions);
  if (tabs.length) element.prepend(stages);

  return {
    element,
    /** @param {Question} question */
    show: (question) => {
      screen.select.value = screens.some(({ key }) => key === question.screen) ? question.screen : "";
      for (const { stage, link } of links) link.setAttribute("href", target(stage, question));
      const current = links.find(({ stage }) => stage.picture === asking.picture)?.link;
      if (current) stages.scrollLeft = current.offsetLeft - stages.offsetLeft - stages.clientWidth / 3;
    },
    focus: () => screen.select.focus(),
    focusTab: () => links.find(({ stage }) => stage.picture === asking.picture)?.link.focus({ preventScroll: true }),
    tabTop: () => topOf(stages),
  };
};

/** Where the picture of a stage answers a question. @param {Stage} stage @param {Question} question */
const target = (stage, question) => stage.href + (hashOf(stage.picture, question) || `#ask=${stage.picture}`);

/** @param {Stage} stage @param {Asking} asking */
const tab = (stage, asking) => {
  const here = stage.picture === asking.picture;
  const link = html("a", { class: "ts-stage-tab", href: target(stage, NOTHING) }, stage.title);
  if (here) link.setAttribute("aria-current", "true");
  link.addEventListener("click", (event) => {
    const asIs = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!asIs && ((here && !stage.href) || asking.go(stage, topOf(link.parentElement ?? link)))) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  return link;
};

/** @param {Element} element */
const topOf = (element) => element.getBoundingClientRect().top;

/**
 * @param {string} name
 * @param {string} nothing what is said where nothing is chosen
 * @param {Map<string, string>} options
 */
const choice = (name, nothing, options) => {
  const made = [...options].map(([value, text]) => html("option", { value }, text));
  const select = html("select", { class: "ts-select" }, html("option", { value: "" }, nothing), ...made);
  return { select, label: html("label", { class: "ts-choice" }, html("span", {}, name), select) };
};

/**
 * Do something with each option that is chosen, and be ready for the next. Arrow keys pass by others on their way: what
 * they come to is chosen by Enter, or by leaving.
 *
 * @param {HTMLSelectElement} select
 * @param {(value: string) => void} act
 */
const onceChosen = (select, act) => {
  let passing = false;
  const choose = () => {
    const { value } = select;
    passing = false;
    select.value = "";
    if (value) act(value);
  };
  select.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") choose();
    else passing = key !== "Tab";
  });
  select.addEventListener("pointerdown", () => {
    passing = false;
  });
  select.addEventListener("blur", choose);
  select.addEventListener("change", () => {
    if (!passing) choose();
  });
};

/** What can be done with a question: send it to somebody, or drop it. @param {Asking} asking */
export const questionButtons = (asking) =>
  html(
    "div",
    { class: "ts-buttons" },
    copyButton(asking),
    button("Clear", () => asking.change(NOTHING)),
  );

/** @param {Asking} asking */
const copyButton = (asking) => {
  const label = "Copy link";
  const made = button(label, async () => {
    const address = window.location.href.split("#")[0] + hashOf(asking.picture, asking.question());
    try {
      await navigator.clipboard.writeText(address);
      made.textContent = "Copied";
    } catch {
      // A page from a disk, or one that is not asked: the address bar has the same link.
      made.textContent = "The link is in the address bar";
    }
    setTimeout(() => {
      made.textContent = label;
    }, 2000);
  });
  made.setAttribute("aria-live", "polite");
  return made;
};
