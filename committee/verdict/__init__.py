"""Stage 6: the verdict, its service, its correction and the reaction to it."""
