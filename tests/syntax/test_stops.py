"""The line that a record tells for a file with a fault: where a parser would stop at its first."""

import pytest

from guidekit.source import SourceText
from guidekit.syntax import parse
from guidekit.syntax.record import record

STOPS = {
    "a void element is open until another tag closes": ("<Tab>\n<img src='a'>\n\n</Tab>", 4),
    "a void element is open to the end of its paragraph": ("- a\n\n  b\n  c<br>d", 3),
    "a void element is open to the end of the file": ("a\n\n<hr>\n\nb", None),
    "a value that no quote ends reaches to the end of the file": (
        "a\n\n<img src='b.png />\n\nc\n",
        6,
    ),
    "a value that no quote ends reaches to the end of its list item": (
        "1. a\n\n   <img src='b.png />\n2. c\n\nd",
        4,
    ),
    "a value that a later item would end": ('1. a\n<img src="b />\n2. c\n<img src="d" />', 3),
    "a value within a line reaches to the end of its paragraph": ("a\nb <i c='d\ne\n\nf's", 3),
    "a tag that its file ends in": ("a\n\n<Card\n  title='b'\n", 5),
    "a brace within a line reaches to the end of its paragraph": ("a\nb {c\nd\n\ne", 3),
    "a brace on its own line reaches to the end of the file": ("a\n\n{b\n\nc\n\nd", 7),
    "a tag broken in a later line": ("a\n\n<Card\n  title=b\n/>", 4),
    "a tag left by a line of its list": ("- a\n  <Card\nb='c'\n  />", 3),
    "a closing tag of another name": ("<Tab>\n<b>a</i>\n</Tab>", 2),
    "a closing tag before the one that it would close": ("<Tab>\n<Note>\na\n</Tab>\n</Note>", 4),
    "a closing tag in a paragraph": ("<Tab>\na\n\nb\nc</Tab>", 5),
    "an opening tag in a list item": ("a\n\n- b\n- c\n  <Tab>\n  d\n\n</Tab>", 4),
    "a tag in its own line comes before one in a text": ("a <b c=d />\n\n<b c=d />", 3),
    "a text comes before the pairs": ("<Tab>\n\n</Note>\n\na <b c=d />", 5),
    "the first of two pairs": ("<Tab>\n\n<b>c</i>\n\n</Note>", 3),
    "a comment of HTML": ("a\n\n<!-- b -->\n\nc", 3),
}


@pytest.mark.parametrize("name", STOPS)
def test_stops_at(name: str) -> None:
    text, line = STOPS[name]
    found = record(parse(SourceText("guide.mdx", text)), "guide.mdx")
    assert found["error"]["line"] == line
