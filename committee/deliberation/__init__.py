"""Stage 5: in chambers, closed to everybody who did not hear the case."""
