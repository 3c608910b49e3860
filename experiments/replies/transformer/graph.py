"""The encoder as an ONNX graph: the verbs write nodes instead of numbers."""

from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
from experiments.replies.transformer.encoder import Shape, Weights, scores
from onnx import helper, numpy_helper

_OPSET, _FILES = 20, 10  # the first that know Gelu; runtimes of 2024 read both
_FAR = -1e9
_INPUTS = ("ids", "sides", "there")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A value of the graph, by its name."""

    graph: "Graph"
    name: str

    def __add__(self, other: Any) -> "Node":
        return self.graph.node("Add", self, other)

    def __mul__(self, other: Any) -> "Node":
        return self.graph.node("Mul", self, other)

    def __matmul__(self, other: Any) -> "Node":
        return self.graph.node("MatMul", self, other)


class Graph:
    """The verbs of an encoder, over nodes; collects these as they are made."""

    def __init__(self, weights: Weights) -> None:
        """Begin a graph whose constants are ``weights``."""
        self.nodes: list[onnx.NodeProto] = []
        self.constants = [numpy_helper.from_array(numbers, name) for name, numbers in weights.items()]
        self.weights = {name: Node(graph=self, name=name) for name in weights}
        self._numbers = count()

    def node(self, kind: str, *inputs: Any, **said: Any) -> Node:
        """Add a node and return its value; numbers among the inputs become constants."""
        names = [each.name if isinstance(each, Node) else self._constant(each) for each in inputs]
        made = Node(graph=self, name=f"{kind.lower()}_{next(self._numbers)}")
        self.nodes.append(helper.make_node(kind, names, [made.name], **said))
        return made

    def _constant(self, numbers: Any) -> str:
        name = f"constant_{next(self._numbers)}"
        self.constants.append(numpy_helper.from_array(np.asarray(numbers), name))
        return name

    def take(self, table: Node, rows: Node) -> Node:  # noqa: D102 (as of `Verbs`; so all below)
        return self.node("Gather", table, rows)

    def upto(self, table: Node, like: Node) -> Node:  # noqa: D102
        size = self.node("Shape", like, start=1, end=2)
        return self.node("Slice", table, _numbers(0), size, _numbers(0))

    def norm(self, x: Node, gain: Node, shift: Node, closeness: float) -> Node:  # noqa: D102
        return self.node("LayerNormalization", x, gain, shift, axis=-1, epsilon=closeness)

    def gelu(self, x: Node) -> Node:  # noqa: D102
        return self.node("Gelu", x)

    def softmax(self, x: Node) -> Node:  # noqa: D102
        return self.node("Softmax", x, axis=-1)

    def split(self, x: Node, heads: int) -> Node:  # noqa: D102
        apart = self.node("Reshape", x, _numbers(0, 0, heads, -1))
        return self.node("Transpose", apart, perm=[0, 2, 1, 3])

    def join(self, x: Node) -> Node:  # noqa: D102
        beside = self.node("Transpose", x, perm=[0, 2, 1, 3])
        return self.node("Reshape", beside, _numbers(0, 0, -1))

    def turn(self, x: Node) -> Node:  # noqa: D102
        return self.node("Transpose", x, perm=[0, 1, 3, 2])

    def barred(self, there: Node) -> Node:  # noqa: D102
        missing = self.node("Cast", self.node("Sub", np.int64(1), there), to=onnx.TensorProto.FLOAT)
        return self.node("Unsqueeze", missing * np.float32(_FAR), _numbers(1, 2))

    def mean(self, x: Node, there: Node) -> Node:  # noqa: D102
        counts = self.node("Cast", self.node("Unsqueeze", there, _numbers(2)), to=onnx.TensorProto.FLOAT)
        total = self.node("ReduceSum", x * counts, _numbers(1), keepdims=0)
        return self.node("Div", total, self.node("ReduceSum", counts, _numbers(1), keepdims=0))

    def drop(self, x: Node) -> Node:  # noqa: D102
        return x


def _numbers(*each: int) -> Any:
    return np.array(each, dtype=np.int64)


def as_onnx(weights: Weights, shape: Shape, task: str, *, small: bool = False) -> bytes:
    """Return an encoder and the linear layer of one task as ONNX.

    Args:
        weights: As learnt; those of other tasks are left out.
        shape: Of the weights.
        task: Whose scores it returns.
        small: Whether the large tables become eight-bit integers: a quarter of the size, a little less exact.
    """
    kept = {
        name: numbers
        for name, numbers in weights.items()
        if name.startswith(("embeddings.", "encoder.", f"{task}."))
    }
    graph = Graph(kept)
    ids, sides, there = (Node(graph=graph, name=name) for name in _INPUTS)
    told = scores(graph, graph.weights, shape, (ids, sides, there), task)
    last = graph.node("Identity", told)
    inputs = [helper.make_tensor_value_info(name, onnx.TensorProto.INT64, ["n", "t"]) for name in _INPUTS]
    output = helper.make_tensor_value_info(last.name, onnx.TensorProto.FLOAT, ["n", "classes"])
    model = helper.make_model(
        helper.make_graph(graph.nodes, "reader", inputs, [output], graph.constants),
        opset_imports=[helper.make_opsetid("", _OPSET)],
        ir_version=_FILES,
    )
    onnx.checker.check_model(model)
    whole: bytes = model.SerializeToString()
    return _smaller(whole) if small else whole


def _smaller(model: bytes) -> bytes:
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415 (only here)

    with TemporaryDirectory() as folder:
        whole, small = Path(folder, "whole.onnx"), Path(folder, "small.onnx")
        whole.write_bytes(model)
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8)
        return small.read_bytes()
