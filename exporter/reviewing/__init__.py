"""The review page's content: what a run read, chose and said, in the words and tables that a person looks at."""
