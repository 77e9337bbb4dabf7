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
from argmap.render.dot import markup, quoted
from argmap.render.graphviz import lay_out
from argmap.render.map_files import map_files
from argmap.render.metrics import bundled_metrics
from argmap.render.picture_dot import Looks, kept_dot
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


def test_hostile_text_makes_no_node_and_is_shown_as_written() -> None:
    analysis = analysis_of(_hostile())
    files = map_files(analysis, bundled_metrics())
    read = subprocess.run(["dot", "-Tjson"], input=files["maps/whole.dot"], capture_output=True, check=True)
    assert [node["name"] for node in json.loads(read.stdout)["objects"]] == [
        f"n{at}" for at in range(1, len(HOSTILE) + 2)
    ]
    root = ET.fromstring(files["maps/whole.svg"])  # noqa: S314 - our own
    shown = {text.text for text in root.iter("{http://www.w3.org/2000/svg}text")}
    for at in range(len(HOSTILE)):
        assert analysis.argument.statements[Name(f"r{at}")].text.plain() in shown


@pytest.mark.parametrize("text", [*HOSTILE, "\\", '"', "\n", "\x00\x1b", "\ud800", "", "node", "<b>"])
def test_a_quoted_value_stays_one_value(text: str) -> None:
    source = f"digraph {{ n1 [comment={quoted(text)}] }}"
    read = subprocess.run(["dot", "-Tjson"], input=source.encode(), capture_output=True, check=True)
    (node,) = json.loads(read.stdout)["objects"]
    assert node["name"] == "n1"
    assert set(re.sub("[\x00-\x1f\ud800]", "\ufffd", text)) - set('\\"') <= set(node.get("comment", "")) | {"\ufffd"}


def test_markup_leaves_no_special_character() -> None:
    assert markup('<a href="x">&\\') == "&lt;a href=&quot;x&quot;&gt;&amp;&#92;&#92;"


def test_the_dot_of_a_picture() -> None:
    analysis = sample()
    metrics = bundled_metrics()
    looks = Looks(metrics, {name: str(name) for name in analysis.argument.sources}, lambda name: f"#{name}")
    (picture,) = [picture for picture in pictures(analysis, metrics) if picture.name == "section-two"]
    assert_golden(GOLDEN / "section-two.dot", kept_dot(picture, looks))


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


def test_the_marks_of_sources_are_set_smaller_than_the_words_before_them() -> None:
    analysis = sample()
    (picture,) = [picture for picture in pictures(analysis, bundled_metrics()) if picture.name == "section-two"]
    looks = Looks(bundled_metrics(), {name: str(name) for name in analysis.argument.sources}, str)
    assert re.search(r'POINT-SIZE="9"[^>]*>Nothing could be heard at all\.</FONT>', kept_dot(picture, looks))
    assert re.search(r'POINT-SIZE="8"[^>]*>\[second\]</FONT>', kept_dot(picture, looks))
