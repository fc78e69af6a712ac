"""What Dask and Spark need beside ``summarize_batches``: a function of a pandas frame, and the schema in Spark's words.

Both run the very functions that run alone, a partition at a time in each of their workers; they bring what is
lost with a worker back themselves. Extras: ``newsdigest[dask]``, ``newsdigest[spark]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdigest.batch.columns import summarize_batch
from newsdigest.errors import MissingExtraError
from newsdigest.renderers.arrow_table import arrow_schema, pyarrow_module

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped, import-not-found, unused-ignore]
    from pyspark.sql.types import StructType

__all__ = ["spark_schema", "summarize_frame"]


def summarize_frame(frame: pd.DataFrame) -> pd.DataFrame:  # pyright: ignore[reportUnknownParameterType]
    """Digest a pandas frame of articles: a row out for each row in, in columns of Arrow types, with the same index.

    For Dask: ``frame.map_partitions(summarize_frame, meta=summarize_frame(frame.head(0)))``, and for others that map
    a function over frames.

    Args:
        frame: its column ``text`` holds articles; ``id``, ``title``, ``published`` and ``url`` are used where there.

    Raises:
        MissingExtraError: pyarrow or pandas is not installed.
        ParseError: there is no column ``text``.
    """
    pa = pyarrow_module()
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("frames need pandas: pip install 'newsdigest[dask]'") from error
    found = summarize_batch(pa.Table.from_pandas(frame, preserve_index=False))
    return pa.Table.from_batches([found]).to_pandas(types_mapper=pd.ArrowDtype).set_axis(frame.index)


def spark_schema() -> StructType:  # pyright: ignore[reportUnknownParameterType]
    """The schema of the rows of ``summarize_batches``, as Spark's ``mapInArrow`` wants it.

    Raises:
        MissingExtraError: pyspark is not installed.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_schema
    except ImportError as error:
        raise MissingExtraError("Spark needs pyspark: pip install 'newsdigest[spark]'") from error
    schema: StructType = from_arrow_schema(arrow_schema())
    return schema
