"""String functions for the ported cases, which treat strings as bytes. Strings here have one byte per character."""

import binascii as _binascii
import os


def as_bytes(value: object) -> bytes:
    if isinstance(value, int):
        return bytes([value])
    if isinstance(value, str):
        try:
            return value.encode("latin-1")
        except UnicodeEncodeError:
            return value.encode("utf-8")
    return value


def as_text(value: object) -> object:
    """For comparisons: converts bytes, text and lists of them to text."""
    if isinstance(value, (list, tuple)):
        return [as_text(each) for each in value]
    if isinstance(value, (bytes, str)):
        return as_bytes(value).decode("latin-1")
    return value


class binascii:
    b2a_hex = hexlify = staticmethod(lambda value: _binascii.b2a_hex(as_bytes(value)).decode())
    a2b_hex = unhexlify = staticmethod(_binascii.a2b_hex)


class pkg_resources:
    @staticmethod
    def resource_filename(package: str, name: str) -> str:
        return os.path.join(os.environ["AUTOBAHN_CASES"], name)
