"""From one syntax of a report to another, with everything that belongs to it."""
