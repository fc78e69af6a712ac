"""From a digest or a diff to text in some format."""

from __future__ import annotations
