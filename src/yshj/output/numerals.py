"""Chinese numerals of headings: 一、二、… 十一 …"""

_DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """The numeral of a number from 1 to 999; beyond that figures."""
    if not 1 <= number <= 999:
        return str(number)
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    said = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        said += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        said += "零"
    return said + (_DIGITS[ones] if ones else "")
