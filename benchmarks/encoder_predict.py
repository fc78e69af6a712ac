"""As ``predict.py``, with the encoder of the extra ``newsdigest[encoder]`` reading the sentences."""

from __future__ import annotations

import functools
import runpy
from pathlib import Path

import newsdigest

if __name__ == "__main__":
    options = newsdigest.Options(model="encoder")
    newsdigest.summarize = functools.partial(newsdigest.summarize, options=options)
    runpy.run_path(str(Path(__file__).with_name("predict.py")), run_name="__main__")
