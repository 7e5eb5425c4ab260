"""Stage 3: the response of each respondent, and the second written round."""
