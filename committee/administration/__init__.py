"""Administration: who serves which committee, which organisations are affiliated, keys and regulations."""
