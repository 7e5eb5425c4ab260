"""Wederhoor: a disputes committee from escalation to binding advice."""
