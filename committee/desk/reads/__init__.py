"""What the secretary's pages read: the list of cases, and the whole of one case, as frozen values."""
