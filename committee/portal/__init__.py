"""What a party sees, by personal link."""
