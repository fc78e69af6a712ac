"""Converters: public corpora at the commits of ``training/manifest.toml`` to the packs of the training.

One module a corpus, each run as ``python -m training.convert.NAME CHECKOUT CORPORA``, standard library alone. A pack
holds one JSON object a line; spans are ``[start, end)`` in code points of the record's ``text``. Only fields that the
scripts of ``training/`` or ``benchmarks/`` read are written. Test parts of the corpora are never written.
"""
