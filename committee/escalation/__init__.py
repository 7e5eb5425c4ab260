"""Stage 1: a complaint arrives, is confirmed, acknowledged and completed."""
