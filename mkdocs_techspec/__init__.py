"""Technical specs that a docs build checks.

A small compiler for documents. Text goes in at one end; diagnostics, pictures and pages come out at the other. Data
goes one way, and the listing of this folder is the architecture:

    source, diagnostics, graph        a page and a place in it; what is told of it; reachability over plain nodes
    patterns                          which pages a pattern in the settings means
    model, baseline                   systems, screens, needs, components, links; the gaps a site is known to have
    config                            severities, owners, kinds, limits, today
    settings                          a plain mapping that some host has read → `Config`
    contracts                         OpenAPI and protobuf texts → the operations that they promise
    language                          text → blocks → YAML nodes → declarations → one linked `Model` for the whole site,
                                      and one for each stage of a system
    analysis                          what reaches, supports and uses what; what is harmed when something is down, and
                                      (`program`) the same as tables, for a reader's own questions
    rules                             a file a gap, in a folder a family; `catalogue` runs them, `judging` settles them
    check                             `check(sources, config, has_file, read_file) → Checked`: on one screen
    diagrams, pages                   a slice of the model → boxes → Graphviz's positions → SVG; blocks and views → HTML
    render                            `render(checked, href, cache) → Rendered`: HTML for every block
    reports                           gaps, what changed, the whole model → text, Markdown, JSON, the formats of CI
    hosts                             MkDocs and the command line: they translate, and nothing else
    script, assets                    what a page loads: its script's modules, joined into `assets/techspec.js`; styles

What holds everywhere, and is tested (the import contracts are in `pyproject.toml`):

- A room imports only from rooms above it in this list. Nothing outside `hosts` knows a host, and checking loads nothing
  that only drawing needs.
- An author's mistake is a `Diagnostic`, never an exception; it keeps the place that the author typed. The one exception
  that leaves the core is `SettingsError`: a setting or an environment that cannot be used.
- The same input gives the same bytes: no clock, no randomness, no absolute path. Hosts hand in the day.
- No text of an author's reaches Graphviz, and none reaches a page unescaped.
"""

__version__ = "0.1.0"
