"""Parameters as JSON and back, by the types of their dataclass; every float comes back exact."""

import json
import types
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import numpy as np

T = TypeVar("T")


def dumps(params: object) -> str:
    """Return a dataclass of numbers, words, arrays, tuples, dicts and such dataclasses as JSON.

    Raises:
        ValueError: If a number is infinite or not a number.
    """
    return json.dumps(_plain(params), allow_nan=False, ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    """Return the dataclass that `dumps` wrote.

    Raises:
        ValueError: If the text is not such a dataclass.
    """
    try:
        return cast("T", _typed(kind, json.loads(text)))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"these are no parameters of {kind.__name__}: {error}") from error


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value


def _typed(kind: Any, value: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {types.UnionType, Union}:
        some = next(each for each in inner if each is not type(None))
        return None if value is None else _typed(some, value)
    if origin is not None:
        return _several(origin, inner, value)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return cast("Any", kind)(**{name: _typed(hints[name], value[name]) for name in hints})
    if not issubclass(kind, StrEnum) and not isinstance(value, (int, float) if kind is float else kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return kind(value)


def _several(origin: Any, inner: tuple[Any, ...], value: Any) -> Any:
    if origin is tuple:
        return tuple(_typed(inner[0], each) for each in value)
    if origin is dict:
        return {name: _typed(inner[1], each) for name, each in value.items()}
    return np.array(value, dtype=get_args(inner[1])[0])
