"""The outbox of the secretary: what waits, what went, what did not arrive, and what to do about it."""
