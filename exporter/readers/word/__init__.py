"""Word documents (.docx, Office Open XML, ECMA-376 Part 1) to Document, by way of mammoth's HTML."""
