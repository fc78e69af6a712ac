"""Trained weights -> ``tagger.npz``: int8 with one scale a row, sorted hashes as deltas, no pickles.

python -m training.tagger.export --work WORK --model model.pt --out src/newsdigest/language/data/tagger.npz
"""

from __future__ import annotations

import argparse
import io
import zipfile
from pathlib import Path

import numpy as np
import torch

from newsdigest.language.tagger.weights import FORMAT

__all__ = ["main"]


def quantised(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """``matrix`` as int8 and the float32 scale of each row."""
    scale = np.abs(matrix).max(axis=1) / 127.0
    scale = np.where(scale == 0, 1.0, scale).astype(np.float32)
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale


def planes(sorted_keys: np.ndarray) -> np.ndarray:
    """Sorted 32-bit keys as the four byte planes of their differences, which zip well."""
    deltas = np.diff(sorted_keys.astype(np.int64), prepend=0).astype("<u4")
    return np.ascontiguousarray(deltas.view(np.uint8).reshape(-1, 4).T)


def arrays(model: Path, work: Path) -> dict[str, np.ndarray]:
    """Everything the package needs, by name."""
    saved = torch.load(model, weights_only=True)
    out: dict[str, np.ndarray] = {"format": np.array(FORMAT)}
    for name, labels in saved["vocabulary"].items():
        out[f"labels.{name}"] = np.array(labels)
    for name, tensor in saved["state"].items():
        value = tensor.numpy().astype(np.float32)
        if name == "vectors":
            value = value[:-1]
        if value.ndim == 2 and value.shape[0] > 1:
            out[name], out[f"{name}.scale"] = quantised(value)
        else:
            out[name] = value
    with np.load(work / "vectors.npz") as found:
        out["vector_keys"], out["vector_rows"] = planes(found["keys"]), found["rows"]
    with np.load(work / "phrases.npz") as found:
        out["phrase_keys"], out["phrase_bits"] = planes(found["keys"]), found["bits"]
    return out


def save(path: Path, named: dict[str, np.ndarray]) -> None:
    """A zip of .npy files with fixed dates, so that the same weights make the same bytes.

    They are not compressed: the wheel compresses them, and unpacking them took 27 ms of a first digest.
    """
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(named):
            data = io.BytesIO()
            np.lib.format.write_array(data, named[name], allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, data.getvalue())


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--work", type=Path, required=True)
    cli.add_argument("--model", type=Path, required=True)
    cli.add_argument("--out", type=Path, required=True)
    a = cli.parse_args()
    save(a.out, arrays(a.model, a.work))
    print(a.out, a.out.stat().st_size)


if __name__ == "__main__":
    main()
