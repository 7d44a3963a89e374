"""What the source's tables and sentences say, as facts without concepts."""
