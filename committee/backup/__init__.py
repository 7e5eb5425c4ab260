"""A copy of a whole installation in one folder, and back: database, papers, own letters, settings."""
