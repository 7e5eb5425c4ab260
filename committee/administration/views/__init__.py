"""The pages of administration, by subject: people, organisations, keys, regulations."""
