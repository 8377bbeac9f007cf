"""The page that opens in a browser: one file that asks nobody for anything."""
