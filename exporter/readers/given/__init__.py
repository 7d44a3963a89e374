"""Facts that another extractor found, a record each, to a Document laid out as statements and to an Extraction."""
