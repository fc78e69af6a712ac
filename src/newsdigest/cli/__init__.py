"""The ``newsdigest`` command: files and standard input in, text and exit codes out.

Exit codes: 0 done (``diff``: no change), 1 ``diff`` found changes, ``verify`` found a quotation that is not the
article's, ``check`` found what the article does not bear out, 2 an error (one line on standard error says which),
130 interrupted.
"""

from __future__ import annotations

from newsdigest.cli.entry import main

__all__ = ["main"]
