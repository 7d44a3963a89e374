"""Lessons kept: nets take minutes to teach, so that each is put into a folder and found there again."""

from __future__ import annotations

from dataclasses import fields
from hashlib import sha256
from pathlib import Path

import numpy as np
from mapping_net import Size, Weights

_ARRAYS = ("embedding", "hidden", "output", "bias", "shared")


class Lessons:
    """A folder of nets by what they were taught with; None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def find(self, subject: str, size: Size) -> tuple[tuple[str, ...], Weights] | None:
        if self._folder is None or not (path := self._path(subject, size)).exists():
            return None
        with np.load(path) as file:
            return tuple(file["names"].tolist()), Weights(size, *(file[name] for name in _ARRAYS))

    def keep(self, subject: str, names: tuple[str, ...], weights: Weights) -> None:
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            arrays = {name: getattr(weights, name) for name in _ARRAYS}
            np.savez(self._path(subject, weights.size), names=np.array(names), **arrays)

    def _path(self, subject: str, size: Size) -> Path:
        assert self._folder is not None
        told = "|".join(f"{field.name}={getattr(size, field.name)}" for field in fields(size))
        return self._folder / f"{sha256(f'{subject}|{told}'.encode()).hexdigest()[:16]}.npz"
