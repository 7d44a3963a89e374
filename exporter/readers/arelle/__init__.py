"""Reads XBRL in any syntax through Arelle, in a process of its own that answers with plain records."""
