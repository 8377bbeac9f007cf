"""How files of ours are changed: text spliced in, everything around it left as it is."""
