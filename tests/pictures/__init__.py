"""The pictures of the README, made from the demonstration so that they stay true."""
