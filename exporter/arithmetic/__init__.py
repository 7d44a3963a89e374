"""Arithmetic: rows of printed numbers in; the sums, ties and signs they prove. Knows no document and no taxonomy."""
