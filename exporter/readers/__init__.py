"""One module a format: source bytes in, Document (or Report) out."""
