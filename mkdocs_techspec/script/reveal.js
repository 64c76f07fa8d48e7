/**
 * Bring to light what is in closed details, or in a tab that is not chosen.
 *
 * @param {Element} element
 */
export const reveal = (element) => {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
    if (around.matches(".tabbed-block")) chooseTab(around);
  }
};

/** The tabs of pymdownx are radio buttons, in the order of what they show. @param {Element} block */
const chooseTab = (block) => {
  const set = block.closest(".tabbed-set");
  const at = [...(block.parentElement?.children ?? [])].indexOf(block);
  const input = set?.querySelectorAll(":scope > input")[at];
  if (input instanceof HTMLInputElement) input.click();
};
