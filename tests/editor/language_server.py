"""A conversation with yaml-language-server: what an editor asks, and what a person sees."""

import json
import subprocess
import threading
from pathlib import Path
from typing import Any

Json = dict[str, Any]
_PATIENCE = 60
"""Seconds after which a server that does not answer is ended."""


_SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}


class LanguageServer:
    """One running server; a context manager. Documents are opened with the text of an unsaved file."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._watchdog = threading.Timer(_PATIENCE, self._process.kill)
        self._last = 0
        self._diagnostics: dict[str, list[Json]] = {}

    def __enter__(self) -> "LanguageServer":
        self._watchdog.start()
        markdown = {"documentationFormat": ["markdown"], "snippetSupport": True}
        completion = {"completionItem": markdown}
        hover = {"contentFormat": ["markdown"]}
        able = {
            "textDocument": {"completion": completion, "hover": hover, "publishDiagnostics": {}},
            "workspace": {"configuration": True},
        }
        start = {"processId": None, "rootUri": None, "capabilities": able, "locale": "zh-cn"}
        self.ask("initialize", start)
        self._send({"method": "initialized", "params": {}})
        return self

    def __exit__(self, *_: object) -> None:
        self._watchdog.cancel()
        self._process.kill()
        self._process.communicate()

    def open(self, path: Path, text: str) -> None:
        """Shows `text` to the server as the file at `path`, which need not exist."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})

    def hover(self, path: Path, line: int, column: int) -> str:
        """What the pointer shows there, in Markdown; lines and columns count from 0."""
        answer = self.ask("textDocument/hover", self._at(path, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def complete(self, path: Path, line: int, column: int) -> dict[str, Json]:
        """What the editor offers there, by label."""
        answer = self.ask("textDocument/completion", self._at(path, line, column))
        return {item["label"]: item for item in answer["items"]}

    def problems(self, path: Path) -> list[str]:
        """line:column message of everything that is underlined, in order."""
        uri = path.as_uri()
        while uri not in self._diagnostics:
            self._handle(self._receive())
        found = {
            (item["range"]["start"]["line"] + 1, item["range"]["start"]["character"] + 1, item["message"])
            for item in self._diagnostics[uri]
        }
        return [f"{line}:{column} {message}" for line, column, message in sorted(found)]

    def ask(self, method: str, params: Json) -> Any:
        """The server's answer; its own questions meanwhile are answered."""
        self._last += 1
        asked = self._last
        self._send({"id": asked, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == asked and "method" not in message:
                return message["result"]
            self._handle(message)

    def _at(self, path: Path, line: int, column: int) -> Json:
        return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}

    def _handle(self, message: Json) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            answer = [_SETTINGS.get(item.get("section")) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": answer})
        elif "id" in message:
            self._send({"id": message["id"], "result": None})

    def _send(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)
        self._process.stdin.flush()

    def _receive(self) -> Json:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("the language server went away")
        message: Json = json.loads(self._process.stdout.read(length))
        return message
