"""The pages on which staff signs in, and looks after its own account."""
