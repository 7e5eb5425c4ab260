"""Speed, as ratios to a floor measured in turn in the same run; single times say nothing on a shared machine."""
