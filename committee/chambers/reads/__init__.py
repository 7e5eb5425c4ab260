"""What the pages of chair and members read, as frozen values, each in a fixed number of selects."""
