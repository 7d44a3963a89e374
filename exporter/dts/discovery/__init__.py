"""Discovers a DTS, through Arelle in a process of its own."""
