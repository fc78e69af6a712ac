"""bfloat16 where the processor multiplies it; elsewhere it would be emulated, fifty times slower than float32."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import torch

__all__ = ["fast"]


def fast() -> AbstractContextManager[object]:
    """The context for forward passes on this machine."""
    flags = torch.backends.cpu.get_cpu_capability()
    supported = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
    return torch.autocast("cpu", torch.bfloat16) if supported and "AVX512" in flags else nullcontext()
