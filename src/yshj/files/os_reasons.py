"""Why the operating system refused something, in the words that users read."""

import errno

_REASONS = {
    errno.EPERM: "没有权限",
    errno.EACCES: "没有权限",
    errno.ENOENT: "没有这个文件夹，请先建立",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EEXIST: "已经有同名的文件",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了一圈",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "超过了允许的文件大小",
    errno.EIO: "磁盘读写出错",
    errno.EBUSY: "文件正被别的程序打开；请先在 WPS/Excel 中关闭该文件",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.EAGAIN: "对方没有在接收",
    errno.EPIPE: "对方已经关闭",
    errno.EBADF: "已经关闭",
    errno.EINVAL: "系统不接受这个路径",
    errno.ENXIO: "没有这个设备",
    errno.ENODEV: "没有这个设备",
    errno.ENOTSUP: "这种磁盘不支持",
    errno.ESTALE: "网络文件夹已断开",
    errno.ETIMEDOUT: "网络文件夹没有回应",
}
_HELD_OPEN = (32, 33)
"""What Windows says of a file that another program keeps for itself, which it calls a lack of leave."""


def os_reason(error: OSError | ValueError) -> str:
    """The reason as a Chinese phrase; of one that nobody has put into words, the system's number."""
    if isinstance(error, OSError):
        if getattr(error, "winerror", None) in _HELD_OPEN:
            return _REASONS[errno.EBUSY]
        return _REASONS.get(error.errno or 0, f"系统错误 {error.errno}")
    return "路径中有不能用的字符"
