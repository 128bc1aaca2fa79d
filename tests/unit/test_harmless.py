"""Drawings and style sheets that run code or load something, however they put it."""

import pytest

from guidekit.project.harmless import css_problem, svg_problem

XHTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'


@pytest.mark.parametrize(
    ("drawing", "problem"),
    [
        ("<svg><script/></svg>", "holds a script"),
        ("<svg><x:script/></svg>", "holds a script"),
        ("<svg><path onclick = 'a()'/></svg>", "handles events"),
        ("<svg><a href='https://example.com/'/></svg>", "refers to something outside the file"),
        ("<svg><image href='data:text/html,x'/></svg>", "refers to something outside the file"),
        ("<svg><path fill='url(//a.test/b)'/></svg>", "refers to something outside the file"),
        ("<svg><path fill='u&#114;l(//a.test)'/></svg>", "refers to something outside the file"),
        ("<svg><animate values='javascript:a()'/></svg>", "holds a script"),
        ("<svg><animate values='&#106;ava&#x9;script:a()'/></svg>", "holds a script"),
        ("<svg><style>@&#105;mport 'a.css'</style></svg>", "loads a style sheet"),
        (f"<svg {XHTML}><h:iframe srcdoc='&lt;b>'/></svg>", "holds HTML"),
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "defines entities"),
        ("<!DOCTYPE svg SYSTEM 'a>b' [<!ATTLIST svg onload CDATA 'a()'>]><svg/>",
         "defines entities"),
        ("<svg><scr\x1b(Bipt/></svg>", "is no UTF-8 text"),
        ("<?xml version='1.0' encoding='iso-2022-jp'?><svg/>", "is no UTF-8 text"),
    ],
)  # fmt: skip
def test_a_drawing_stands_for_itself(drawing: str, problem: str) -> None:
    assert svg_problem(drawing.encode()) == problem


@pytest.mark.parametrize(
    "drawing",
    [
        "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' "
        "'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\n<svg/>",
        "<?xml version='1.0' encoding='iso-8859-1'?><svg/>",
        "<svg><use href='#a'/><path fill='url(#b)'/></svg>",
        "<svg><image href='data:image/png;base64,AAAA'/></svg>",
        "<svg><text>&#60;Settings&#62; is on</text></svg>",
    ],
)
def test_a_drawing_may_say_what_harms_nobody(drawing: str) -> None:
    assert svg_problem(drawing.encode()) is None


@pytest.mark.parametrize(
    ("css", "problem"),
    [
        ("@import 'a.css';", "loads another style sheet"),
        ("a { b: url(//a.test) }", "refers to another file"),
        ("a { b: image-set(none 1x, '//a.test' 2x) }", "refers to another file"),
        ("a { b: x/**/src('//a.test') }", "refers to another file"),
        ("a { behavior: none }", "runs code"),
        ("</style>", "holds markup"),
        (r"a { b: \75rl(//a.test) }", "hides letters behind escapes"),
        (r"a { b: u\rl(//a.test) }", "hides letters behind escapes"),
        (r"a { content: \75rl(//a.test) }", "hides letters behind escapes"),
    ],
)
def test_a_style_sheet_stands_for_itself(css: str, problem: str) -> None:
    assert css_problem(css.encode()) == problem


@pytest.mark.parametrize(
    "css",
    [
        "a { b: '/*' } HERE c { d: '*/' }",
        'a { b: "/*\n } HERE c { d: "*/" }',
        'a { b: "\\\r\n /*" HERE "*/" }',
        "a { b: url(data:,/*) } HERE c { d: url(data:,*/) }",
        r"a { b: url(data:\) /*) } HERE c { d: url(data:,*/) }",
        "a { b: url('data:,) /*') } HERE c { d: '*/' }",
    ],
)
def test_what_only_looks_like_a_comment_hides_nothing(css: str) -> None:
    shown = css.replace("HERE", "e { background: url(//a.test) }")
    assert css_problem(shown.encode()) == "refers to another file"
    assert css_problem(css.replace("HERE", "").encode()) is None


@pytest.mark.parametrize(
    "css",
    [
        "/* @import 'a.css'; url(//a.test) */ a { color: teal }",
        "html { scroll-behavior: smooth; overscroll-behavior: none }",
        r"a::before { content: '\201C' / 'quote' } .sm\:wide { width: 9px }",
        "@font-face { src: url(data:font/woff2;base64,AAAA) }",
        "a { clip-path: url(#b) } /* without an end",
    ],
)
def test_a_style_sheet_may_say_what_harms_nobody(css: str) -> None:
    assert css_problem(css.encode()) is None
