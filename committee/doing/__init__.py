"""Doing acts by hand: one way to read the choices, show what will go out, do it, and say what came of it."""
