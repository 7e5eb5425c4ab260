"""Speed as ratios to a floor measured in turn, in one run; single times say nothing on a shared machine."""
