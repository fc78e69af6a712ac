"""The mean of the weights of networks of one shape.

    python -m training.tagger.mean --models WORK/packaged.pt WORK/third.pt --out WORK/mean.pt

Where training went on from the first of them, the mean of both keeps more of what the first one knew than the last does
(Wortsman et al., "Robust fine-tuning of zero-shot models", 2022).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

__all__ = ["main"]


def main() -> None:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--models", type=Path, nargs="+", required=True)
    cli.add_argument("--out", type=Path, required=True)
    a = cli.parse_args()
    saved = [torch.load(path, weights_only=True) for path in a.models]
    states = [each["state"] for each in saved]
    mean = {
        name: sum(state[name] for state in states) / len(states) if value.dtype.is_floating_point else value
        for name, value in states[-1].items()
    }
    torch.save({**saved[-1], "state": mean}, a.out)


if __name__ == "__main__":
    main()
