"""Export trained attribution weights as two int8 ONNX graphs that run without torch.

    python training/export_attribution.py --weights weights.pt --tokenizer tokenizer.json --out FOLDER

cues.onnx: ids, case, quote, mask -> states, cue logits. roles.onnx: states, marker, mask -> roles, stance, issue.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import torch
from attribution_model import Lower, Roles
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
    states, _ = lower(ids, ids, ids, ids)
    export(lower, (ids, ids, ids, ids), folder / "cues.onnx", (["ids", "case", "quote", "mask"], ["states", "cues"]))
    names = (["states", "marker", "mask"], ["roles", "stance", "issue"])
    export(roles, (states, ids, ids), folder / "roles.onnx", names)


def export(module: torch.nn.Module, example: tuple, path: Path, names: tuple[list[str], list[str]]) -> None:
    """One graph with free batch and length, its weights as int8."""
    axes = {n: {0: "batch", 1: "length"} for n in (*names[0], "states", "cues", "roles")}
    axes |= {n: {0: "batch"} for n in ("stance", "issue")}
    used = {n: axes[n] for n in (*names[0], *names[1])}
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            module, example, str(plain), input_names=names[0], output_names=names[1], dynamic_axes=used,
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(str(plain), str(path), weight_type=QuantType.QInt8, per_channel=True)


if __name__ == "__main__":
    main()
