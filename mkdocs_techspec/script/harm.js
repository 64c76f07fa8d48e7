/**
 * What is harmed when something is down: the tables of `analysis/program.py`, solved for one set of things.
 *
 * The words are the manual's "Working, for what will fail"; the build solves the same tables in Python for all things at
 * once (`works`, `staleness`, `reaching` and `needs` in `analysis`), and the tests hold the two against each other.
 */

/**
 * @typedef {[parts?: number[] | 0, data?: number, miss?: Use | 0, hit?: number, instead?: Use | 0, optional?: number]} Use
 * @typedef {[allOf?: number[] | 0, uses?: (Use | 0)[] | 0, oneOf?: (number[] | 0)[] | 0] | 0} Part
 * @typedef {[parts?: number[] | 0, queues?: number[] | 0, feeds?: number[] | 0] | 0} Feed
 * @typedef {[from: number, to: number, needs: number[], part: number, link: number]} Step
 * @typedef {[shown: number, optional: number, pages: [page: number, servers: [spot: number, part: number][]][]]} Need
 */

/**
 * @typedef {object} Program
 * @property {Part[]} parts
 * @property {Feed[]} feeds
 * @property {number} spots
 * @property {Step[]} steps
 * @property {number[][]} pages
 * @property {Need[]} needs
 * @property {number[][]} screens
 */

/** @typedef {"" | "lost" | "degraded" | "stale"} State what became of a screen; empty: nothing. */

/**
 * @typedef {object} Harm
 * @property {boolean[]} down the parts that do not work, those that were taken down among them
 * @property {boolean[]} impaired the parts that work by something that stands in, or by what does
 * @property {boolean[]} stale the parts that read what is not fed any more, or use what does
 * @property {boolean[]} unfed the data sets that something does not feed any more
 * @property {number[]} lost the needs that work nowhere
 * @property {number[]} degraded the needs that work in fewer places, or in a lesser way
 * @property {number[]} staleNeeds the needs that show what is not fed any more
 * @property {State[]} screens
 */

/** @typedef {{impaired: boolean, sides: {parts: number[], data: number}[]}} Run how a link runs */

/**
 * A least fixpoint: update what there is until nothing changes. What comes after what it needs is settled in one round.
 * @param {number} count
 * @param {(number: number) => boolean} update says whether anything changed
 */
const settle = (count, update) => {
  for (let changed = true; changed;) {
    changed = false;
    for (let number = 0; number < count; number += 1) if (update(number)) changed = true;
  }
};

/**
 * Marks, spread from a part to those that use it.
 * @param {number} count
 * @param {(number: number, found: boolean[]) => boolean} holds
 */
const spread = (count, holds) => {
  /** @type {boolean[]} */
  const found = Array(count).fill(false);
  settle(count, (number) => {
    if (found[number] || !holds(number, found)) return false;
    found[number] = true;
    return true;
  });
  return found;
};

/** The words of "Working" on links, with some parts down. @param {boolean[]} down */
const linksWith = (down) => {
  /** @param {number[] | 0 | undefined} parts */
  const anyDown = (parts) => Boolean(parts && parts.some((part) => down[part]));

  /** Whether a link needs its `else`. @param {Use} use @returns {boolean} */
  const needsOther = (use) => {
    const target = anyDown(use[0]);
    if (!use[2]) return target;
    const missing = fails(use[2]);
    return use[3] ? missing && target : missing;
  };
  /** Whether neither the target of a link nor what stands in for it works. @param {Use} use @returns {boolean} */
  const broken = (use) => needsOther(use) && (!use[4] || fails(use[4]));
  /** Whether a link does not work. @param {Use | 0} use @returns {boolean} */
  const fails = (use) => Boolean(use && !use[5] && broken(use));

  /** What runs in the place of a target, or beside it. @param {Use} use @returns {Run[]} */
  const standIns = (use) => {
    const [, , miss, , instead] = use;
    const found = [];
    if (miss && !fails(miss)) found.push(run(miss));
    if (instead && needsOther(use) && !fails(instead)) found.push({ ...run(instead), impaired: true });
    return found;
  };
  /** Whether a link runs by its cache alone, or past it. @param {Use} use */
  const halved = (use) => Boolean(use[2]) && !needsOther(use) && (anyDown(use[0]) || fails(use[2] || 0));

  /** @param {Use | 0} use @returns {Run} */
  const run = (use) => {
    if (!use) return { impaired: false, sides: [] };
    const [parts, data, , , , optional] = use;
    const others = standIns(use);
    const own = anyDown(parts) || needsOther(use) ? [] : [{ parts: parts || [], data: data || 0 }];
    return {
      impaired: Boolean(optional && broken(use)) || halved(use) || others.some((one) => one.impaired),
      sides: [...own, ...others.flatMap((one) => one.sides)],
    };
  };
  return { anyDown, fails, run };
};

/**
 * What works on each spot of a page: whether one comes there, by an impaired link, and by one that reads what is stale.
 * @param {Program} program
 * @param {number[]} starts
 * @param {{open: boolean, impaired: boolean, stale: boolean}[]} edges by step
 */
const arrivals = (program, starts, edges) => {
  const reached = Array(program.spots).fill(false);
  const impaired = Array(program.spots).fill(false);
  const stale = Array(program.spots).fill(false);
  starts.forEach((spot) => {
    reached[spot] = true;
  });
  settle(program.steps.length, (number) => {
    const [from, to] = program.steps[number];
    const edge = edges[number];
    if (!edge.open || !reached[from]) return false;
    const [byImpaired, byStale] = [impaired[from] || edge.impaired, stale[from] || edge.stale];
    const known = reached[to] && (impaired[to] || !byImpaired) && (stale[to] || !byStale);
    reached[to] = true;
    impaired[to] ||= byImpaired;
    stale[to] ||= byStale;
    return !known;
  });
  return { reached, impaired, stale };
};

/**
 * What is harmed when some parts are down.
 * @param {Program} program
 * @param {Iterable<number>} taken
 * @returns {Harm}
 */
export const harmOf = (program, taken) => {
  const count = program.parts.length;
  const taking = new Set(taken);
  /** @type {boolean[]} */
  const down = Array(count).fill(false);
  const links = linksWith(down);
  const parts = program.parts.map((part) => part || []);
  settle(count, (number) => {
    const [allOf, uses, oneOf] = parts[number];
    if (down[number]) return false;
    down[number] =
      taking.has(number) ||
      links.anyDown(allOf) ||
      Boolean(uses && uses.some(links.fails)) ||
      Boolean(oneOf && oneOf.every(links.anyDown));
    return down[number];
  });

  const runs = parts.map(([, uses]) => (uses || []).map(links.run));
  const feeds = program.feeds.map((feed) => feed || []);
  const unfed = spread(feeds.length, (number, found) => {
    const [needed, queues, before] = feeds[number];
    const cutOff = queues && queues.length > 0 && queues.every((queue) => taking.has(queue));
    return links.anyDown(needed) || Boolean(cutOff) || Boolean(before && before.some((one) => found[one]));
  });
  /** @param {Run} one */
  const readsStale = (one) => one.sides.some((side) => side.data > 0 && unfed[side.data - 1]);

  // Of several fronts that work all count, as nobody knows which one is taken.
  const used = parts.map(([allOf, , oneOf], number) => [
    ...(allOf || []),
    ...(oneOf || []).flatMap((way) => (links.anyDown(way) ? [] : way || [])),
    ...runs[number].flatMap((one) => one.sides.flatMap((side) => side.parts)),
  ]);
  /** @param {(one: Run) => boolean} own */
  const partsWith = (own) =>
    spread(count, (number, found) => runs[number].some(own) || used[number].some((part) => found[part]));
  const impaired = partsWith((one) => one.impaired);
  const stale = partsWith(readsStale);

  const edges = program.steps.map(([, , needed, part, link]) => {
    const by = part ? runs[part - 1][link] : undefined;
    return {
      open: !links.anyDown(needed),
      impaired: Boolean(by?.impaired),
      stale: Boolean(by && readsStale(by)),
    };
  });
  const pages = program.pages.map((starts) => arrivals(program, starts, edges));
  const needs = program.needs.map(([shown, , ways]) => {
    const on = ways.map(([page, servers]) => {
      const arrived = pages[page];
      const serving = servers.filter(([spot, part]) => arrived.reached[spot] && !down[part]);
      return {
        works: serving.length > 0,
        impaired: serving.some(([spot, part]) => arrived.impaired[spot] || impaired[part]),
        stale: serving.some(([spot, part]) => arrived.stale[spot] || stale[part]),
      };
    });
    const works = on.some((page) => page.works);
    return {
      lost: !works,
      degraded: works && on.some((page) => !page.works || page.impaired),
      stale: Boolean(shown) && on.some((page) => page.stale),
    };
  });

  /** @param {"lost" | "degraded" | "stale"} state */
  const which = (state) => needs.flatMap((need, number) => (need[state] ? [number] : []));
  return {
    down,
    impaired,
    stale,
    unfed,
    lost: which("lost"),
    degraded: which("degraded"),
    staleNeeds: which("stale"),
    screens: program.screens.map((shown) => {
      if (shown.some((need) => needs[need].lost && !program.needs[need][1])) return "lost";
      if (shown.some((need) => needs[need].lost || needs[need].degraded)) return "degraded";
      return shown.some((need) => needs[need].stale) ? "stale" : "";
    }),
  };
};
