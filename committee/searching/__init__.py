"""Searching: by name, number, telephone and word, in what the visitor may see of his own cases."""
