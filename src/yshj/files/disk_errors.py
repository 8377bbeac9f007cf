"""What the disk says when it refuses, in Chinese."""

_REASONS = {
    1: "没有权限",
    13: "没有权限",
    5: "磁盘读取出错",
    20: "路径中有一段不是文件夹",
    36: "文件名太长",
    40: "链接绕成了一圈",
}
"""By errno, which is the same on every Linux and, for these, on macOS but the last two."""


def reason_of(error: OSError | ValueError) -> str:
    """Why it refused, in a few words; in the system's own where we have none."""
    return _REASONS.get(getattr(error, "errno", None) or 0) or getattr(error, "strerror", None) or str(error)
