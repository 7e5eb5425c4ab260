"""What only an installation that is tried out has: the mail it would have sent, to read."""
