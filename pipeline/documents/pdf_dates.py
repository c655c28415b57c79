"""A PDF without the hour at which it happened to be made: the same document, the same bytes.

LibreOffice 7.4 writes the clock in four places, whatever SOURCE_DATE_EPOCH says: the information dictionary, the XMP
metadata, the file's id, and the header of the colour profile.
"""

import hashlib
import re
import struct
import zlib
from typing import Final

_INFO_DATE: Final = re.compile(rb"(/(?:CreationDate|ModDate)\(D:)\d{14}")
_XMP_DATE: Final = re.compile(rb"(<xmp:(?:Create|Modify|Metadata)Date>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ID: Final = re.compile(rb"((?:/ID \[ <|>\s<|/DocChecksum /))[0-9A-F]{32}")
_PROFILE: Final = re.compile(rb"<</N 3/Length (\d+) 0 R/Filter/FlateDecode>>\nstream\n")
_TABLE: Final = b"\nxref\n"
_OFFSET: Final = re.compile(rb"\d{10}(?= \d{5} n)")
_START: Final = re.compile(rb"(startxref\s+)(\d+)")
_PROFILE_DATE: Final = slice(24, 36)  # six numbers of two bytes, from year to second


def settled(pdf: bytes, moment: str) -> bytes:
    """The PDF with that moment (2016-06-20T12:00:00Z) as its dates, and its own digest as its id."""
    digits = "".join(c for c in moment if c.isdecimal())
    pdf = _INFO_DATE.sub(rb"\g<1>" + digits.encode(), pdf)
    pdf = _XMP_DATE.sub(rb"\g<1>" + moment.encode(), pdf)
    pdf = _with_profile_date(pdf, struct.pack(">6H", *_numbers(digits)))
    pdf = _ID.sub(lambda found: found.group(1) + b"0" * 32, pdf)
    digest = hashlib.sha256(pdf).hexdigest()[:32].upper().encode()
    return _ID.sub(lambda found: found.group(1) + digest, pdf)


def _numbers(digits: str) -> tuple[int, ...]:
    return int(digits[:4]), *(int(digits[n : n + 2]) for n in range(4, 14, 2))


def _with_profile_date(pdf: bytes, date: bytes) -> bytes:
    """The PDF with the date of its colour profile, if it has one; the offsets of its table follow."""
    head = _PROFILE.search(pdf)
    length = head and re.search(rb"\n%s 0 obj\n(\d+)\nendobj" % head.group(1), pdf)
    if not head or not length or _TABLE not in pdf:
        return pdf
    start, end = head.end(), head.end() + int(length.group(1))
    profile = bytearray(zlib.decompress(pdf[start:end]))
    profile[_PROFILE_DATE] = date
    packed = zlib.compress(profile, 9)
    pieces = [(length.start(1), length.end(1), b"%d" % len(packed)), (start, end, packed)]
    for piece in sorted(pieces, reverse=True):  # from the end, so that the first places hold
        pdf = _replaced(pdf, *piece)
    return pdf


def _replaced(pdf: bytes, start: int, end: int, new: bytes) -> bytes:
    """The PDF with other bytes at a place before its table of offsets, and the offsets moved accordingly."""
    grown = len(new) - (end - start)
    table = pdf.rindex(_TABLE)
    moved = _OFFSET.sub(lambda found: b"%010d" % _moved(int(found.group()), end, grown), pdf[table:])
    moved = _START.sub(lambda found: found.group(1) + b"%d" % _moved(int(found.group(2)), end, grown), moved)
    return pdf[:start] + new + pdf[end:table] + moved


def _moved(offset: int, after: int, grown: int) -> int:
    return offset + grown if offset >= after else offset
