"""What a source says: an XHTML tree with its text, tables and numerals, each with its place."""
