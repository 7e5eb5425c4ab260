"""What stands on the desk, in a fixed number of selects."""
