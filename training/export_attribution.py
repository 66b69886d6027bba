"""Export trained attribution weights as two int8 ONNX graphs that run without torch.

    python training/export_attribution.py --weights weights.pt --out FOLDER

cues.onnx: ids, case, quote, style, mask -> states, cue logits.
roles.onnx: states, marker, mask -> roles, stance, issue.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from attribution_model import Lower, Roles
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic


def main() -> None:
    """Export both graphs and quantise their weights to eight bits."""
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "out"):
        options.add_argument(f"--{name}", required=True)
    given = options.parse_args()
    state = torch.load(given.weights, map_location="cpu")
    lower, roles = Lower(), Roles()
    lower.load_state_dict({k: v.float() for k, v in state["lower"].items()})
    roles.load_state_dict({k: v.float() for k, v in state["roles"].items()})
    lower.eval()
    roles.eval()
    folder = Path(given.out)
    folder.mkdir(parents=True, exist_ok=True)
    ids = torch.ones(2, 12, dtype=torch.long)
    states, _ = lower(ids, ids, ids, ids, ids)
    features = ["ids", "case", "quote", "style", "mask"]
    export(lower, (ids,) * 5, folder / "cues.onnx", (features, ["states", "cues"]))
    names = (["states", "marker", "mask"], ["roles", "stance", "issue"])
    export(roles, (states, ids, ids), folder / "roles.onnx", names)


def export(module: torch.nn.Module, example: tuple, path: Path, names: tuple[list[str], list[str]]) -> None:
    """One graph with free batch and length, its weights as int8: matrices a channel, embeddings a row."""
    axes = {n: {0: "batch", 1: "length"} for n in (*names[0], "states", "cues", "roles")}
    axes |= {n: {0: "batch"} for n in ("stance", "issue")}
    used = {n: axes[n] for n in (*names[0], *names[1])}
    with tempfile.TemporaryDirectory() as scratch:
        plain, small = Path(scratch) / "plain.onnx", Path(scratch) / "small.onnx"
        torch.onnx.export(
            module, example, str(plain), input_names=names[0], output_names=names[1], dynamic_axes=used,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            str(plain), str(small), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"]
        )
        graph = onnx.load(str(small))
        if any(i.name == "words.weight" for i in graph.graph.initializer):
            rows_as_bytes(graph, "words.weight")
        onnx.save(graph, str(path))


def rows_as_bytes(model: onnx.ModelProto, name: str) -> None:
    """Store an embedding table as int8 with one scale a row; what looks rows up then multiplies by the row's scale."""
    graph = model.graph
    table = next(i for i in graph.initializer if i.name == name)
    values = numpy_helper.to_array(table)
    scale = np.maximum(np.abs(values).max(1, keepdims=True), 1e-8) / 127
    coded = np.round(values / scale).astype(np.int8)
    graph.initializer.remove(table)
    graph.initializer.extend(
        [
            numpy_helper.from_array(coded, f"{name}.int8"),
            numpy_helper.from_array(scale.astype(np.float32), f"{name}.scale"),
        ]
    )
    for at, node in enumerate(list(graph.node)):
        if node.op_type == "Gather" and node.input[0] == name:
            ids, out = node.input[1], node.output[0]
            fresh = [
                helper.make_node("Gather", [f"{name}.int8", ids], [f"{name}.row"]),
                helper.make_node("Cast", [f"{name}.row"], [f"{name}.float"], to=onnx.TensorProto.FLOAT),
                helper.make_node("Gather", [f"{name}.scale", ids], [f"{name}.by"]),
                helper.make_node("Mul", [f"{name}.float", f"{name}.by"], [out]),
            ]
            graph.node.remove(node)
            for k, new in enumerate(fresh):
                graph.node.insert(at + k, new)


if __name__ == "__main__":
    main()
