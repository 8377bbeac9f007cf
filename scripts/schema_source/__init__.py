"""What `make_schemas.py` needs beside the models: words for people who hover, and the rules between keys."""
