"""What to ask of each chart of one person: “How you can use this chart”, ending in a question."""

_USE = "How you can use this chart: "

HISTORY = _USE + "see what came before each change of rating. What helped, and what got in the way?"
NEEDS = _USE + "see where there is less need than there was, and where more. Who works on the rest?"
LATELY = "How you can use this table: begin with what is new. Has everybody heard of it?"
