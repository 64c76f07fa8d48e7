// What is wrong with a page: by sort, what a person would point at. A good page has none of it.
window.faults = (() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const rect = (element) => element.getBoundingClientRect();
  const said = (element) => element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
  const around = (rects) => ({
    left: Math.min(...rects.map((r) => r.left)),
    right: Math.max(...rects.map((r) => r.right)),
    top: Math.min(...rects.map((r) => r.top)),
    bottom: Math.max(...rects.map((r) => r.bottom)),
  });
  const overlap = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) >= 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) >= 1;
  const inside = (a, b) =>
    a.left > b.left - 1 && a.right < b.right + 1 && a.top > b.top - 1 && a.bottom < b.bottom + 1;

  // --- colours ---------------------------------------------------------------------------------------------------

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(colour, [red, green, blue, alpha / 255]);
    }
    return known.get(colour);
  };
  const over = (top, below) =>
    [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3])).concat(1);
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = rgba(getComputedStyle(at).backgroundColor);
      if (layer[3]) layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const light = ([red, green, blue]) => {
    const linear = [red, green, blue]
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const contrast = (ink, below) => {
    const [dark, bright] = [light(over(ink, below)), light(below)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const faint = (element, ink, below, least) => {
    const found = contrast(rgba(ink), below);
    return found < least ? [`${said(element) || element.className.baseVal}: ${found.toFixed(2)}`] : [];
  };
  // A text of a box stands on the box, and one in a pill on that, too.
  const behind = (text) => {
    const node = text.closest(".ts-node");
    const page = ground(text.closest("svg"));
    const shapes = node ? all(":scope > path", node) : [];
    return shapes
      .filter((shape, at) => at === 0 || inside(rect(text), rect(shape)))
      .map((shape) => getComputedStyle(shape).fill)
      .filter((fill) => fill !== "none")
      .reduce((below, fill) => over(rgba(fill), below), page);
  };

  // --- pictures --------------------------------------------------------------------------------------------------

  const bodies = (node) => around(all(":scope > path:not([transform])", node).map(rect));
  const overlaps = (svg) => {
    const texts = all("text", svg).map((text) => [text, rect(text)]);
    return texts.flatMap(([one, a], at) =>
      texts.slice(at + 1).flatMap(([two, b]) => (overlap(a, b) ? [`${said(one)} on ${said(two)}`] : [])),
    );
  };
  const covered = (svg) =>
    all(".ts-node", svg).flatMap((node) =>
      all(".ts-labels text", svg).flatMap((label) =>
        overlap(rect(label), bodies(node)) ? [`${said(label)} on the box ${node.dataset.ts}`] : [],
      ),
    );
  const escaped = (svg) => [
    ...all(".ts-node", svg).flatMap((node) =>
      all("text", node).flatMap((text) => (inside(rect(text), bodies(node)) ? [] : [`${said(text)} leaves its box`])),
    ),
    ...all("text", svg).flatMap((text) => (inside(rect(text), rect(svg)) ? [] : [`${said(text)} leaves the picture`])),
  ];
  const tiny = (svg) =>
    all('.ts-node text[font-size="14"]', svg).flatMap((title) => {
      const height = 14 * title.getScreenCTM().a;
      return height < 10 ? [`${said(title)}: ${height.toFixed(1)} px`] : [];
    });

  // --- pages -----------------------------------------------------------------------------------------------------

  const words = (root) => {
    const found = [];
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const element = walk.currentNode.parentElement;
      if (walk.currentNode.data.trim() && !element.closest("svg") && element.getClientRects().length) found.push(element);
    }
    return [...new Set(found)];
  };
  const pale = () => [
    ...all(".ts-card").flatMap(words).flatMap((text) => faint(text, getComputedStyle(text).color, ground(text), 4.5)),
    ...all(".ts-diagram text").flatMap((text) => faint(text, getComputedStyle(text).fill, behind(text), 4.5)),
  ];
  const paleLines = () =>
    all(".ts-edges path").flatMap((line) => {
      const { stroke, fill } = getComputedStyle(line);
      return faint(line.parentElement, stroke === "none" ? fill : stroke, behind(line), 3);
    });
  const disguised = () =>
    all(".ts-card a")
      .filter((link) => !link.closest("svg") && link.textContent.trim())
      .filter((link) => {
        const [own, around] = [getComputedStyle(link), getComputedStyle(link.parentElement)];
        const framed = own.borderTopStyle === "solid" && parseFloat(own.borderTopWidth) > 0;
        return own.color === around.color && !own.textDecorationLine.includes("underline") && !framed;
      })
      .map(said);
  const ring = (element) => contrast(rgba(getComputedStyle(element).outlineColor), ground(element));
  const twice = () => {
    const ids = all("[id]").map((element) => element.id);
    return ids.filter((id, at) => ids.indexOf(id) !== at);
  };
  const sideways = () =>
    document.documentElement.scrollWidth <= innerWidth ? [] : [`${document.documentElement.scrollWidth} px wide`];
  const links = () =>
    all("a")
      .map((link) => link.getAttribute("href") ?? link.getAttribute("xlink:href"))
      .filter((to) => to?.includes("#ts-"))
      .map((to) => new URL(to, document.baseURI).href);

  const small = (svg) => all(".ts-node", svg).length <= 20;
  const checks = {
    overlaps: () => all(".ts-diagram").flatMap(overlaps),
    covered: () => all(".ts-diagram").flatMap(covered),
    escaped: () => all(".ts-diagram").flatMap(escaped),
    tiny: () => all(".ts-diagram").filter(small).flatMap(tiny),
    pale,
    paleLines,
    disguised,
    twice,
    sideways,
  };
  const found = () =>
    Object.fromEntries(
      Object.entries(checks)
        .map(([name, check]) => [name, [...new Set(check())]])
        .filter(([, faults]) => faults.length),
    );
  return { found, links, ring };
})();
