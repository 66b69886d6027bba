"""The encoder that finds who said what: one pass a line for cues, two more layers a cue for its source and content.

The lower layers of a small BERT are shared. One copy of its upper layers tags reporting cues (B, I, O). Another copy
reads the lower layers' output with a marker (before, in, after the cue) and tags each token source, content or
neither; from the cue's own tokens it also names stance, issue and act. Plain torch, so that ONNX export is simple.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import Tensor, nn

WIDTH, HEADS, LAYERS, SHARED = 384, 12, 6, 4
CUE_LABELS = ("O", "B", "I")
ROLE_LABELS = ("O", "S", "C")
STANCES = (
    "asserts", "denies", "disputes", "accepts", "praises", "condemns", "demands", "commits", "threatens", "declines",
)  # fmt: skip
ISSUES = (
    "occurrence", "responsibility", "target_use", "civilian_harm", "casualty_count", "weapon", "intent",
    "legality", "evaluation", "request", "commitment", "meeting", "other",
)  # fmt: skip


class Layer(nn.Module):
    """One transformer layer in BERT's order: attention, norm, feed-forward, norm."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: batch × length × width; bias: batch × 1 × 1 × length, 0 or a large negative number."""
        batch, length, _ = x.shape
        split = lambda t: t.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)  # noqa: E731
        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + bias, -1)
        mixed = (self.drop(weights) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.drop(self.o(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Lower(nn.Module):
    """Embeddings, the shared layers and the cue tagger."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.kinds = nn.Parameter(torch.zeros(WIDTH))
        self.case, self.quote, self.style = nn.Embedding(4, WIDTH), nn.Embedding(2, WIDTH), nn.Embedding(2, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.shared = nn.ModuleList(Layer() for _ in range(SHARED))
        self.upper = nn.ModuleList(Layer() for _ in range(LAYERS - SHARED))
        self.cues = nn.Linear(WIDTH, len(CUE_LABELS))
        for table in (self.case, self.quote, self.style):
            nn.init.zeros_(table.weight)

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor, style: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Shared states (batch × length × width) and cue logits (batch × length × 3); all given batch × length.

        style: 0 attributions as PolNeAR marks them (attitudes too, a quotation once), 1 claims after our guidelines.
        """
        places = self.places(torch.arange(ids.shape[1], device=ids.device))[None]
        features = self.case(case) + self.quote(quote) + self.style(style)
        x = self.drop(self.norm(self.words(ids) + places + self.kinds + features))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.shared:
            x = layer(x, bias)
        top = x
        for layer in self.upper:
            top = layer(top, bias)
        return x, self.cues(top)


class Roles(nn.Module):
    """For one cue: source and content of each token, and the cue's stance, issue and act."""

    def __init__(self) -> None:
        super().__init__()
        self.marker = nn.Embedding(3, WIDTH)
        self.upper = nn.ModuleList(Layer() for _ in range(LAYERS - SHARED))
        self.roles = nn.Linear(WIDTH, len(ROLE_LABELS))
        self.stance, self.issue = nn.Linear(2 * WIDTH, len(STANCES)), nn.Linear(2 * WIDTH, len(ISSUES))
        nn.init.normal_(self.marker.weight, std=0.02)

    def forward(self, x: Tensor, marker: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Role logits (batch × length × 3), stance and issue logits a cue."""
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        x = x + self.marker(marker)
        for layer in self.upper:
            x = layer(x, bias)
        roles = self.roles(x)
        at_cue = (marker == 1).to(x.dtype)[..., None]
        share = torch.softmax(roles, -1)[..., 2:3] * mask[..., None].to(x.dtype)
        cue = (x * at_cue).sum(1) / at_cue.sum(1).clamp(min=1)
        content = (x * share).sum(1) / share.sum(1).clamp(min=1e-3)
        both = torch.cat([cue, content], -1)
        return roles, self.stance(both), self.issue(both)


def load_start(lower: Lower, roles: Roles, weights: dict[str, Tensor]) -> None:
    """Copy all-MiniLM-L6-v2's weights (Apache-2.0) into both branches."""
    get = lambda name: weights[name].float()  # noqa: E731
    lower.words.weight.data.copy_(get("embeddings.word_embeddings.weight"))
    lower.places.weight.data.copy_(get("embeddings.position_embeddings.weight"))
    lower.kinds.data.copy_(get("embeddings.token_type_embeddings.weight")[0])
    lower.norm.weight.data.copy_(get("embeddings.LayerNorm.weight"))
    lower.norm.bias.data.copy_(get("embeddings.LayerNorm.bias"))
    names = {
        "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
        "o": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for number in range(LAYERS):
        targets = [lower.shared[number]] if number < SHARED else [m.upper[number - SHARED] for m in (lower, roles)]
        for target in targets:
            for ours, theirs in names.items():
                for part in ("weight", "bias"):
                    tensor = get(f"encoder.layer.{number}.{theirs}.{part}")
                    getattr(getattr(target, ours), part).data.copy_(tensor)


def weights_of(path: Path) -> dict[str, Tensor]:
    """The start weights of a safetensors file."""
    from safetensors.torch import load_file

    return dict(load_file(str(path)))
