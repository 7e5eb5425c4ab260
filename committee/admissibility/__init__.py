"""Stage 2: competence and admissibility per element, forwarding, objection."""
