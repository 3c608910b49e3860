"""What runs an encoder on numbers, and learns it: jax where it is installed, else autograd.

jax is fast and knows accelerators, but is 400 MB; autograd is 1 MB of Python over numpy and does for what is
as small as the tests.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

_FAR = np.float32(-1e9)  # points that bar a piece from being heeded
_MOST = 200  # times that numbers are left out in one pass

Drop = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrays:
    """The verbs of an encoder, over numpy or what looks like it."""

    xp: Any
    erf: Callable[[Any], Any]
    dropping: Drop | None = None

    def take(self, table: Any, rows: Any) -> Any:  # noqa: D102 (as of `Verbs`; so all below)
        return table[rows]

    def upto(self, table: Any, like: Any) -> Any:  # noqa: D102
        return table[: like.shape[1]]

    def norm(self, x: Any, gain: Any, shift: Any, closeness: float) -> Any:  # noqa: D102
        off = x - self.xp.mean(x, axis=-1, keepdims=True)
        spread = self.xp.sqrt(self.xp.mean(off * off, axis=-1, keepdims=True) + np.float32(closeness))
        return off / spread * gain + shift

    def gelu(self, x: Any) -> Any:  # noqa: D102
        return x * (self.erf(x * np.float32(0.5**0.5)) + np.float32(1)) * np.float32(0.5)

    def softmax(self, x: Any) -> Any:  # noqa: D102
        grown = self.xp.exp(x - self.xp.max(x, axis=-1, keepdims=True))
        return grown / self.xp.sum(grown, axis=-1, keepdims=True)

    def split(self, x: Any, heads: int) -> Any:  # noqa: D102
        n, t, width = x.shape
        return self.xp.transpose(self.xp.reshape(x, (n, t, heads, width // heads)), (0, 2, 1, 3))

    def join(self, x: Any) -> Any:  # noqa: D102
        n, heads, t, d = x.shape
        return self.xp.reshape(self.xp.transpose(x, (0, 2, 1, 3)), (n, t, heads * d))

    def turn(self, x: Any) -> Any:  # noqa: D102
        return self.xp.swapaxes(x, -1, -2)

    def barred(self, there: Any) -> Any:  # noqa: D102
        return (1 - there)[:, None, None, :].astype(np.float32) * _FAR

    def mean(self, x: Any, there: Any) -> Any:  # noqa: D102
        counts = there[:, :, None].astype(np.float32)
        return self.xp.sum(x * counts, axis=1) / self.xp.sum(counts, axis=1)

    def drop(self, x: Any) -> Any:  # noqa: D102
        return x if self.dropping is None else self.dropping(x)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A library that learns."""

    name: str
    verbs: Callable[[Drop | None], Arrays]
    slopes: Callable[
        ..., Any
    ]  # from a function to one that returns its value and slopes by its first argument
    compiled: Callable[[Any], Any]
    dropping: Callable[[Any, float], Drop]  # from a seed and a share: leaves that share of numbers out


def engine() -> Engine:
    """Return jax where it is installed, else autograd."""
    try:
        return jax_engine()
    except ImportError:
        return autograd_engine()


def jax_engine() -> Engine:
    """Return jax.

    Raises:
        ImportError: If it is not installed.
    """
    import jax  # noqa: PLC0415 (the group ``train``)

    def dropping(seed: Any, share: float) -> Drop:
        keys = iter(jax.random.split(jax.random.key(seed), _MOST))
        return lambda x: x * jax.random.bernoulli(next(keys), 1 - share, x.shape) / np.float32(1 - share)

    return Engine(
        name="jax",
        verbs=lambda drop: Arrays(xp=jax.numpy, erf=jax.scipy.special.erf, dropping=drop),
        slopes=jax.value_and_grad,
        compiled=jax.jit,
        dropping=dropping,
    )


def autograd_engine() -> Engine:
    """Return autograd."""
    import autograd  # noqa: PLC0415 (slow to import)
    import autograd.numpy as xp  # noqa: PLC0415
    from autograd.scipy.special import erf  # noqa: PLC0415

    def dropping(seed: Any, share: float) -> Drop:
        rng = np.random.default_rng(int(seed))
        kept = np.float32(1 / (1 - share))
        return lambda x: x * np.where(rng.random(x.shape, dtype=np.float32) < share, np.float32(0), kept)

    return Engine(
        name="autograd",
        verbs=lambda drop: Arrays(xp=xp, erf=erf, dropping=drop),
        slopes=autograd.value_and_grad,
        compiled=lambda function: function,
        dropping=dropping,
    )
