"""Acts that cross the stages, and the daily round."""
