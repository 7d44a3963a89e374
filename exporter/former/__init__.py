"""A former filing of the company, or a former result of ours, read as a memory that mapping recalls from."""
