"""Nothing an author writes becomes DOT, and Graphviz's failures are told in plain words."""

import json
import os
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from argmap.diagnostics import Trouble
from argmap.maps import Box, SizedArc, SizedGraph, SizedNode, pictures
from argmap.model import Name
from argmap.render.dot import quoted
from argmap.render.graphviz import lay_out
from argmap.render.map_files import map_files
from argmap.render.metrics import bundled_metrics
from goldens import assert_golden
from maps_lab import GOLDEN, analysis_of, sample

HOSTILE = (
    'x"]; evil [label="y',
    "ends in a backslash \\\\",
    "<b>bold</b> & &amp; <!-- -->",
    "a:b -> c; d",
    "\\\\N \\\\G \\\\l",
    "]]>",
    "</TD></TR></TABLE>",
    "{ } | ${x} %s",
)
GRAPH = SizedGraph((SizedNode("n1", 100, 40), SizedNode("n2", 100, 40)), (SizedArc("n1", "n2", 2),), 20, 10)


def _hostile() -> str:
    return "claim c: It is so.\n" + "".join(f"  support r{at}: {text}\n" for at, text in enumerate(HOSTILE))


def _nodes(dot: bytes) -> list[dict[str, str]]:
    read = subprocess.run(["dot", "-Tjson"], input=dot, capture_output=True, check=True)
    found: list[dict[str, str]] = json.loads(read.stdout)["objects"]
    return found


def _unescaped(label: str) -> str:
    """A label as Graphviz prints it: `\\l` ends a line, and any other character after a backslash is itself."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "l" else found[1], label).removesuffix("\n")


def test_hostile_text_makes_no_node_and_is_shown_as_written() -> None:
    analysis = analysis_of(_hostile())
    files = map_files(analysis, bundled_metrics())
    names = [node["name"] for node in _nodes(files["maps/whole.dot"])]
    assert names == [f"n{at}" for at in range(1, len(HOSTILE) + 2)]
    root = ET.fromstring(files["maps/whole.svg"])  # noqa: S314 - our own
    shown = {"".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")}
    for at in range(len(HOSTILE)):
        assert analysis.argument.statements[Name(f"r{at}")].text.plain() in shown


@pytest.mark.parametrize("text", [*HOSTILE, "\\", '"', "\n", "\x00\x1b", "\ud800", "", "node", "<b>"])
def test_a_quoted_value_stays_one_value(text: str) -> None:
    source = f"digraph {{ n1 [comment={quoted(text)}] }}"
    read = subprocess.run(["dot", "-Tjson"], input=source.encode(), capture_output=True, check=True)
    (node,) = json.loads(read.stdout)["objects"]
    assert node["name"] == "n1"
    assert set(re.sub("[\x00-\x1f\ud800]", "\ufffd", text)) - set('\\"') <= set(node.get("comment", "")) | {"\ufffd"}


def test_the_dot_of_a_picture() -> None:
    files = map_files(sample(), bundled_metrics())
    assert_golden(GOLDEN / "section-two.dot", files["maps/section-two.dot"].decode())


def test_a_label_for_graphviz_is_laid_out_as_it_was_written() -> None:
    files = map_files(analysis_of(_hostile()), bundled_metrics())
    labels = [node["label"] for node in _nodes(files["maps/whole.dot"])]
    assert len(labels) == len(HOSTILE) + 1
    for at, text in enumerate(HOSTILE):
        said = analysis_of(_hostile()).argument.statements[Name(f"r{at}")].text.plain()
        assert any(_unescaped(label).split("\n")[1:] == [said] for label in labels), text


def test_many_graphs_come_back_in_order() -> None:
    other = SizedGraph((SizedNode("n1", 60, 20),), (), 20, 10)
    first, second, third = lay_out([GRAPH, other, GRAPH])
    assert first == third
    assert (second.width, second.height) == (60, 20)
    assert first.centres["n1"].x < first.centres["n2"].x
    assert first.paths[0][0].x == pytest.approx(100, abs=1)


def test_a_missing_graphviz_is_reported_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Trouble) as caught:
        lay_out([GRAPH])
    assert caught.value.diagnostic.code == "ARG902"
    assert "install graphviz" in caught.value.diagnostic.help


@pytest.mark.parametrize("script", ["echo 'out of memory' >&2; exit 3", "exit 0", "kill -9 $$"])
def test_a_failing_graphviz_is_reported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str) -> None:
    program = tmp_path / "dot"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(Trouble) as caught:
        lay_out([GRAPH])
    assert caught.value.diagnostic.code == "ARG904"
    assert caught.value.diagnostic.notes


def test_pieces_that_hang_together_with_no_other_follow_each_other_downwards() -> None:
    text = "".join(f"claim c{at}: It is so.\n" + "  support: Yes.\n  objection: No.\n" * (at % 2) for at in range(6))
    (picture, *_) = pictures(analysis_of(text), bundled_metrics())
    (placed,) = lay_out([picture.figure.graph])
    heights = {
        member.content.label: placed.centres[member.id].y
        for member in picture.figure.members
        if isinstance(member.content, Box) and member.content.label
    }
    assert sorted(heights, key=heights.__getitem__) == [f"c{at}" for at in range(6)]
