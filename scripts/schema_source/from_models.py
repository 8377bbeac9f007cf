"""pydantic models → draft-07, as yaml-language-server reads it best: no references, Chinese words only.

Draft-07 ignores what stands beside a `$ref`, and an editor shows nothing of a key whose words are lost
that way; so every reference is written out. Docstrings are for programmers and are left behind.
"""

from typing import Any

from schema_source.between_keys import apply_rules
from schema_source.words import DESCRIPTIONS, ENUM_WORDS, PATTERN_ERRORS, SNIPPETS

from yshj.model.record import AT, Record

Schema = dict[str, Any]


def schema_of(model: type[Record], title: str, description: str) -> Schema:
    """The draft-07 schema of one kind of file."""
    raw = model.model_json_schema(mode="validation")
    definitions = raw.pop("$defs", {})
    body = _object(model.__name__, raw, definitions)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "description": description,
        **body,
    }


def _object(name: str, raw: Schema, definitions: Schema) -> Schema:
    properties = {
        key: _property(name, key, value, definitions)
        for key, value in raw["properties"].items()
        if key not in ("at", AT)
    }
    schema: Schema = {
        "type": "object",
        "required": raw.get("required", []),
        "additionalProperties": False,
        "properties": properties,
    }
    if not schema["required"]:
        del schema["required"]
    if name in SNIPPETS:
        schema["defaultSnippets"] = SNIPPETS[name]
    return apply_rules(name, schema)


def _property(owner: str, key: str, raw: Schema, definitions: Schema) -> Schema:
    """One key: what people read first, then what is demanded of the value."""
    words = {"title": raw["title"], "description": _description(owner, key, raw)}
    examples = raw.get("examples")
    value = _value(raw, definitions)
    if examples:
        value["examples"] = examples
    default = raw.get("default")
    if isinstance(default, str | int | float | bool) and default != "":
        value["default"] = default
    return words | value


def _description(owner: str, key: str, raw: Schema) -> str:
    own, added = raw.get("description"), DESCRIPTIONS.get(owner, {}).get(key)
    if not own and not added:
        raise SystemExit(f"{owner}.{key} has no description: write one in scripts/schema_source/words.py")
    sentences = [_sentence(text) for text in (own, added) if text]
    if "source" in raw:
        default = raw["default"]
        if not isinstance(default, list):
            sentences.append(f"默认 {default}。")
        sentences.append(_sentence(f"来源：{raw['source']}"))
    return "".join(sentences)


def _sentence(text: str) -> str:
    return text if text.endswith(("。", "）", "？")) else f"{text}。"


_KEPT = (
    "type", "const", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "uniqueItems",
)  # fmt: skip


def _value(raw: Schema, definitions: Schema) -> Schema:
    if "$ref" in raw:
        name = raw["$ref"].rsplit("/", 1)[1]
        return _object(name, definitions[name], definitions)
    if "anyOf" in raw:
        return _either(raw["anyOf"], definitions)
    value: Schema = {key: raw[key] for key in _KEPT if key in raw}
    if "enum" in raw:
        value["enum"] = raw["enum"]
        value["enumDescriptions"] = [ENUM_WORDS[tuple(raw["enum"])][word] for word in raw["enum"]]
    if "pattern" in raw:
        value["errorMessage"] = PATTERN_ERRORS[raw["pattern"]]
    if "items" in raw:
        value["items"] = _value(raw["items"], definitions)
    if isinstance(raw.get("additionalProperties"), dict):
        value["additionalProperties"] = _value(raw["additionalProperties"], definitions)
    return value


def _either(choices: list[Schema], definitions: Schema) -> Schema:
    kinds = [choice.get("type") for choice in choices]
    if set(kinds) == {"integer", "number"}:
        return {"type": "number"}
    if "null" in kinds:
        rest = _either([choice for choice in choices if choice.get("type") != "null"], definitions)
        return rest | {"type": [rest["type"], "null"]}
    if len(choices) == 1:
        return _value(choices[0], definitions)
    return {"anyOf": [_value(choice, definitions) for choice in choices]}
