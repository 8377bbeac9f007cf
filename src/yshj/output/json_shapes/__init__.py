"""The versioned shapes of JSON: never a dump of our classes, with a fixed order of keys and lists."""
