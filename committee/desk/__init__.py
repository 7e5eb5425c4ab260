"""What the secretariat sees."""
