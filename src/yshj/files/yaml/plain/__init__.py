"""The recogniser of plainly written YAML: one room, and this is its one door."""

from yshj.files.yaml.plain.recogniser import read_plain

__all__ = ["read_plain"]
