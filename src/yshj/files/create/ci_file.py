"""The CI file of a new workspace. Where yshj is installed from is said by its owner, never guessed.

A name alone is no address: in a public index it can be registered by anyone.
"""

import json
import re
from shlex import quote

from yshj.files.create.shipped import shipped_text

CI_PLATFORMS = {"github": "GitHub Actions", "gitlab": "GitLab CI"}
_PATHS = {"github": ".github/workflows/yshj.yml", "gitlab": ".gitlab-ci.yml"}
_UNSAID = "还没有写明从哪里安装 yshj：请把这一步改为 pip install 加它的 git 地址或 wheel 文件"


def is_address(source: str) -> bool:
    """Whether it names a place (a URL, a folder, a wheel), and neither an option nor a mere name."""
    if source.startswith("-") or not source.isprintable():
        return False
    return source == "." or bool(re.search(r"[/\\]|\.(whl|tar\.gz|zip)$", source))


def ci_file(platform: str, source: str | None) -> tuple[str, str]:
    """The path and the text for that platform; without a source it fails, and says what is missing."""
    if platform == "gitlab":
        value = source or ""
    else:
        value = f"pip install {quote(source)}" if source else f"echo {quote(_UNSAID)} >&2; exit 1"
    text = shipped_text(f"templates/{platform}.yml")
    return _PATHS[platform], text.replace("{install}", json.dumps(value, ensure_ascii=False))
