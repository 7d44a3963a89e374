"""The command line: reads arguments, prints, exits. Nothing else in the program does."""
