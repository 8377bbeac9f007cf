"""Records → draft-07, as yaml-language-server reads it best: no references, Chinese words only.

Draft-07 ignores what stands beside a `$ref`, and an editor shows nothing of a key whose words are lost
that way; so every reference is written out. Docstrings are for programmers and are left behind. There are
no `default`s, and never a single example: the editor would write either into the file by itself.
"""

from typing import Any

from schema_source.between_keys import apply_rules
from schema_source.messages import with_message
from schema_source.words import DESCRIPTIONS, ENUM_WORDS, SNIPPETS
from yshj.files.validate.adapter import adapter_of

Schema = dict[str, Any]


def schema_of(record: type[Any], title: str, description: str) -> Schema:
    """The draft-07 schema of one kind of file."""
    raw = adapter_of(record).json_schema()
    definitions = raw.pop("$defs", {})
    body = _object(record.__name__, raw, definitions)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "description": description,
        **body,
    }


def _object(name: str, raw: Schema, definitions: Schema) -> Schema:
    properties = {key: _property(name, key, value, definitions) for key, value in raw["properties"].items()}
    schema: Schema = {"type": "object", "required": raw.get("required", [])}
    if not schema["required"]:
        del schema["required"]
    schema |= {"additionalProperties": False, "properties": properties}
    if name in SNIPPETS:
        schema["defaultSnippets"] = SNIPPETS[name]
    return with_message(apply_rules(name, schema))


def _property(owner: str, key: str, raw: Schema, definitions: Schema) -> Schema:
    """One key: what people read first, then what is demanded of the value."""
    value = _value(raw, definitions)
    examples = raw.get("examples", [])
    sentences = [*_description(owner, key, raw)]
    if len(examples) == 1:
        sentences.append(f"例如 {key}: {_plain(examples[0])}")
    elif examples:
        value["examples"] = examples
    if "source" in raw:
        sentences += _origin(raw)
    description = "".join(text if text.endswith("。") else f"{text}。" for text in sentences)
    return {"title": raw["title"], "description": description} | value


def _description(owner: str, key: str, raw: Schema) -> list[str]:
    sentences = [raw.get("description"), DESCRIPTIONS.get(owner, {}).get(key)]
    if not any(sentences):
        raise SystemExit(f"{owner}.{key} has no description: write one in scripts/schema_source/words.py")
    return [sentence for sentence in sentences if sentence]


def _origin(raw: Schema) -> list[str]:
    source = f"来源：{raw['source']}"
    default = raw.get("default")
    return [f"默认 {default}", source] if isinstance(default, int | str) else [source]


def _plain(example: Any) -> str:
    """An example as YAML writes it in one line."""
    if isinstance(example, list):
        return f"[{', '.join(map(str, example))}]"
    if isinstance(example, dict):
        return f"{{{', '.join(f'{key}: {value}' for key, value in example.items())}}}"
    looks_like_a_number = isinstance(example, str) and example.replace(".", "").isdigit()
    return f'"{example}"' if looks_like_a_number else str(example)


_KEPT = ("type", "const", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems")


def _value(raw: Schema, definitions: Schema) -> Schema:
    if "$ref" in raw:
        name = raw["$ref"].rsplit("/", 1)[1]
        return _object(name, definitions[name], definitions)
    choices = raw.get("anyOf") or raw.get("oneOf")
    if choices:
        return _either(choices, definitions)
    value: Schema = {key: raw[key] for key in _KEPT if key in raw}
    if "enum" in raw:
        value["enum"] = raw["enum"]
        value["enumDescriptions"] = [ENUM_WORDS[tuple(raw["enum"])][word] for word in raw["enum"]]
    if "items" in raw:
        value["items"] = _value(raw["items"], definitions)
    if isinstance(raw.get("additionalProperties"), dict):
        value["additionalProperties"] = _value(raw["additionalProperties"], definitions)
    return with_message(value)


def _either(choices: list[Schema], definitions: Schema) -> Schema:
    kinds = [choice.get("type") for choice in choices]
    if set(kinds) == {"integer", "number"}:
        return with_message({"type": "number"})
    if "null" in kinds:
        rest = _either([choice for choice in choices if choice.get("type") != "null"], definitions)
        return rest | {"type": [rest["type"], "null"]}
    if len(choices) == 1:
        return _value(choices[0], definitions)
    values = [_value(choice, definitions) for choice in choices]
    return {"anyOf": [{"title": _title(value)} | value for value in values]}


def _title(value: Schema) -> str:
    if value["type"] == "string":
        return "关键词" if "enum" in value or "const" in value else "名称"
    return {"array": "名单", "object": "一组"}[value["type"]]
