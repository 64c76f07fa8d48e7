"""Text in, a linked `Model` out: fences, YAML nodes, declarations, links."""
