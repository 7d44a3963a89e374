"""The judge: Arelle, in a process of its own, offline and strict. It sees files and shares no code with what made them."""
