"""Our own rules, one function each: what was read and mapped in, messages out."""
