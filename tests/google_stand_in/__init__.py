"""A small Google on loopback: Sheets and its token server, over TLS, behind a proxy.

Programs reach it unchanged, through HTTPS_PROXY and REQUESTS_CA_BUNDLE. It holds spreadsheets made from
.xlsx files, answers as Google documents, remembers every call, and fails on request.
"""

from tests.google_stand_in.faults import Fault, refusal
from tests.google_stand_in.google import Google
from tests.google_stand_in.spreadsheet import Spreadsheet, Tab

__all__ = ["Fault", "Google", "Spreadsheet", "Tab", "refusal"]
