"""Before there is a case: the inbox, a new complaint entered by hand, a call that came in."""
