"""A fence header that looks like one of ours and is not."""
