"""Excel workbooks to Documents: every visible sheet as a reader sees it, each cell as its number format prints it."""
