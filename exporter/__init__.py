"""Turns finished financial documents into XBRL that validates."""

__version__ = "0.1.0"
