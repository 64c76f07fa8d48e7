"""A block that is on the built page and was not checked.

## What it finds

A `screen` or `techspec` block on a built page that is in the file of no page: a macro wrote it, or a snippet from
outside the docs folder was put in. Only a build of the site can see this.

## Why it matters

Such a block looks like all the others and stands under no check at all: its gaps would be seen by nobody. Positions
are another reason: a message about text that no file holds cannot say where to mend it.

## Example

````markdown
# What people see

--8<-- "../shared/home-screen.txt"
````

## Mended

````markdown
# What people see

```screen
screen: home
shows:
  products: What is for sale
```
````
"""
