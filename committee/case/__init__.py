"""The spine: the case, its gate, its papers and its journal."""
