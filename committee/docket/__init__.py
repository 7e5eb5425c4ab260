"""The calendar of hearings, week by week, and the docket (zittingslijst) to print."""
