"""Chambers (raadkamer): the pages on which chair and members decide, and those with their own cases."""
