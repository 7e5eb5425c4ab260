"""The forms of what comes in: a whole complaint, what is done with a message, a note of a call."""
