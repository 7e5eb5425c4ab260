"""Acts that cross the stages: exits, pauses, extension, challenge, undo and put right."""
