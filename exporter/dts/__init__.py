"""What a taxonomy says: concepts, labels, networks."""
