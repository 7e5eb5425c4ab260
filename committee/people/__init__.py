"""People, accounts, memberships, organisations, and the personal links of parties."""
