"""What leaves the committee and what comes in: letters, the outbox, mail."""
