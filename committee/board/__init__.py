"""The desk of the day: what failed, what is due, what waits for whom, over all committees."""
