"""Doors for the systems of organisations: they hand complaints over and ask how their cases stand."""
