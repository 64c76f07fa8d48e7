"""A block that was checked and is not on the built page.

## What it finds

A `screen` or `techspec` block that is in the page's file, with a right header, and did not come out on the built
page. Mostly Markdown takes it for something else: it stands in a note or a tab, and the extension which reads these
is not turned on, so that what is indented there is code. Or another plugin has taken it away. Only a build of the
site can see this.

## Why it matters

The block is checked all the same, so nothing is missed; but readers see its text as code, or not at all. Nobody told
them that there is a spec.

## Example

````markdown
!!! note "Later"

    ```screen
    screen: gifts
    planned: In the spring
    shows:
      wishes: What my friends wish for
    ```
````

```yaml title="mkdocs.yml"
plugins:
  - techspec
markdown_extensions:
  - tables
```

## Mended

```yaml title="mkdocs.yml"
plugins:
  - techspec
markdown_extensions:
  - tables
  - admonition
```

## See also

- [`syntax/header`](#syntaxheader): the header itself is wrong.
"""
