"""A block that was checked and is not on the built page.

## What it finds

A `screen` or `techspec` block that is in the page's file, with a right header, and did not come out on the built
page. Mostly it is indented in a way that Markdown takes for something else: by three spaces in a list, where four are
needed. Or another plugin has taken it away. Only a build of the site can see this.

## Why it matters

The block is checked all the same, so nothing is missed; but readers see its text as code, or not at all. Nobody told
them that there is a spec.

## Example

````markdown
1. What people see:

   ```screen
   screen: home
   shows:
     products: What is for sale
   ```
````

## Mended

````markdown
1. What people see:

    ```screen
    screen: home
    shows:
      products: What is for sale
    ```
````
"""
