"""A procedure written down as data, played through the same acts."""
