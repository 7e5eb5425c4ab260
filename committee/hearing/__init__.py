"""Stage 4: dates, panel, invitation, attendance and record of the hearing."""
