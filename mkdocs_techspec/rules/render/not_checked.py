"""A block that is on the built page and was not checked.

## What it finds

A `screen` or `techspec` block on a built page that is in the file of no page: a macro wrote it, or a snippet from
outside the docs folder was put in. Only a build of the site can see this.

## Why it matters

Such a block looks like all the others and stands under no check at all: its gaps would be seen by nobody. And a
message about a text that no page holds could not say where to mend it.

## Example

````markdown
# Later

--8<-- "gifts.txt"
````

````text title="snippets/gifts.txt"
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
  - pymdownx.snippets: {base_path: snippets}
```

## Mended

````markdown
# Later

```screen
screen: gifts
planned: In the spring
shows:
  wishes: What my friends wish for
```
````
"""
