"""Which concepts a row of a statement may mean, learned from what other filers called theirs; numpy stays in here."""
