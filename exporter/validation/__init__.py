"""The judge: Arelle, in a process of its own, offline and strict. It sees files, not what made them."""
