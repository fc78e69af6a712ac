#!/usr/bin/env python3
"""Reckon what a billion articles take on a cluster, from what some articles take here.

    python benchmarks/billion.py [GOLD.jsonl] [--articles 1e9]

Measured here: CPU time an article through ``summarize_batches`` into Parquet, as the Spark job of the docs has it in
each of its Python workers; the size of its text and of its digest in Parquet; the peak memory of the process.
Everything else is multiplication: what Spark itself takes, slow tasks and failures come on top.
"""

from __future__ import annotations

import argparse
import io
import resource
import time

from articles import texts
from newsdigest.batch import arrow_schema, summarize_batches

ARTICLES = 320
TABLE = 64
CORES = (16, 240, 1_000)


def main() -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold", nargs="?")
    cli.add_argument("--articles", type=float, default=1e9)
    given = cli.parse_args()
    stories = texts(given.gold, ARTICLES)
    tables = [pa.table({"text": stories[at : at + TABLE]}) for at in range(0, ARTICLES, TABLE)]
    read = io.BytesIO()
    pq.write_table(pa.concat_tables(tables), read, compression="zstd")
    for _ in summarize_batches([tables[0].slice(0, 2)]):
        pass  # the models are loaded once a worker
    begun = time.process_time()
    written = io.BytesIO()
    with pq.ParquetWriter(written, arrow_schema(), compression="zstd") as writer:
        for batch in summarize_batches(tables):
            writer.write_batch(batch)
    seconds = (time.process_time() - begun) / ARTICLES
    size_in, size_out = (len(sink.getvalue()) / ARTICLES for sink in (read, written))
    words = sum(len(text.split()) for text in stories) / ARTICLES
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    many = given.articles
    print(
        f"An article of {words:.0f} words: {seconds * 1000:.1f} ms of CPU time, {size_in / 1000:.1f} kB read and "
        f"{size_out / 1000:.1f} kB written (Parquet, zstd); {memory:.0f} MB a process.\n"
    )
    print(f"| for {many:,.0f} articles | |\n|---|---|")
    print(f"| core hours | {many * seconds / 3600:,.0f} |")
    for cores in CORES:
        hours = many * seconds / 3600 / cores
        span = f"{hours:,.0f} hours" if hours < 96 else f"{hours / 24:,.0f} days"
        print(f"| on {cores:,} cores | {span}, {cores * memory / 1024:,.0f} GB for the Python workers |")
    print(f"| texts read | {many * size_in / 1e12:.1f} TB |")
    print(f"| digests written | {many * size_out / 1e12:.1f} TB |")


if __name__ == "__main__":
    main()
