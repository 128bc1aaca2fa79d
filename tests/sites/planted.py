"""Traces of the house ``StackOne`` in all disguises, and what only looks like one."""

import zlib

from sites.pictures import jpeg, png, png_chunk, riff

__all__ = ["INNOCENT", "PLANTED", "page"]

Planted = tuple[str, str, str | bytes]


def page(body: str, head: str = "") -> str:
    """A page around something."""
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<title>Acme</title>\n{head}</head>\n<body>\n'
        f"<p>Open your account.</p>\n{body}\n<p>That is all.</p>\n</body>\n</html>\n"
    )


def in_page(name: str, body: str, head: str = "") -> Planted:
    """What is wrong, a page that has it."""
    return name, "lucca/lucca/index.html", page(body, head)


PLANTED: tuple[Planted, ...] = (
    in_page("plain text", "<p>Open StackOne.</p>"),
    in_page("split by inline markup", "<p>Open <b>Stack</b>One.</p>"),
    in_page("split by nested markup", "<p>St<i><b>ack</b></i><code>On</code>e</p>"),
    in_page("split by a comment", "<p>Stack<!-- -->One</p>"),
    in_page("split by an unknown element", "<p>Stack<x-y class='a > b'>One</x-y></p>"),
    in_page("split by a script", "<p>Stack<script>let a = 1</script>One</p>"),
    in_page("split over lines", "<p>Stack<b\n class='a'>One</b></p>"),
    in_page("entity-encoded", "<p>&#83;tackOne and St&#x61;ckOne</p>"),
    in_page("entity without a semicolon", "<p>&#83tackOne</p>"),
    in_page("doubly encoded", "<p title='%2553tackOne'>x</p>"),
    in_page("zero-width characters", "<p>Stack\u200bO\u2060ne</p>"),
    in_page("soft hyphen", "<p>Stack&shy;One</p>"),
    in_page("variation selector", "<p>Stack\ufe0fOne</p>"),
    in_page("combining marks", "<p>S\u0336t\u0336a\u0336ckOne</p>"),
    in_page("upper case", "<p>STACKONE</p>"),
    in_page("lower case", "<p>stackone</p>"),
    in_page("camel case", "<p>useStackOneHub</p>"),
    in_page("snake case", "<p>my_stack_one_key</p>"),
    in_page("kebab case", "<p>connect-stack-one</p>"),
    in_page("constant", "<p>STACK_ONE_TOKEN</p>"),
    in_page("Cyrillic letters", "<p>St\u0430ck\u041ene</p>"),
    in_page("full-width letters", "<p>\uff33\uff54\uff41\uff43\uff4b\uff2f\uff4e\uff45</p>"),
    in_page("mathematical letters", "<p>\U0001d412\U0001d42d\U0001d41a\U0001d41c\U0001d424One</p>"),
    in_page("small capitals", "<p>S\u1d1b\u1d00\u1d04\u1d0b\u1d0f\u0274\u1d07</p>"),
    in_page("non-breaking hyphen", "<p>Stack\u2011One</p>"),
    in_page("possessive", "<p>StackOne&rsquo;s form</p>"),
    in_page("plural", "<p>two StackOnes</p>"),
    in_page("title", "<p>x</p>", "<meta property='og:title' content='StackOne guides'>\n"),
    in_page("alt", "<img src='a.png' alt='The StackOne form'>"),
    in_page("attribute name", "<p data-stackone-id='4'>x</p>"),
    in_page("data attribute", "<p data-origin='stackone'>x</p>"),
    in_page("repeated attribute", "<p title='Acme' title='StackOne'>x</p>"),
    in_page("attribute over lines", "<p title='Open\n\nStackOne'>x</p>"),
    in_page("unquoted attribute", "<p title=StackOne>x</p>"),
    in_page("id", "<h2 id='the-stackone-hub'>x</h2>"),
    in_page("class", "<p class='stackone-note'>x</p>"),
    in_page("element name", "<stackone-hub>x</stackone-hub>"),
    in_page("comment", "<!-- made for StackOne -->"),
    in_page("comment over lines", "<!-- made\nfor\nStackOne\n-->"),
    in_page("link", "<a href='https://docs.stackone.com/a'>x</a>"),
    in_page("percent-encoded link", "<a href='https://docs.%73tackone%2Ecom/a'>x</a>"),
    in_page("link in a query", "<a href='https://a.example/?to=https%3A%2F%2Fstackone.com'>x</a>"),
    in_page("punycode", "<a href='https://xn--stckone-3fg.example/'>x</a>"),
    in_page("ideographic full stop", "<a href='https://stackone\u3002com/'>x</a>"),
    in_page("e-mail address", "<a href='mailto:help@stackone.com'>x</a>"),
    in_page("more than is kept", "<p>myapi.stackone.com</p>"),
    in_page("redirect", "", "<meta http-equiv='refresh' content='0; url=//stackone.com'>\n"),
    in_page("canonical", "", "<link rel='canonical' href='https://stackone.com/a'>\n"),
    in_page("data URL", "<a href='data:text/html,Open%20Stack%3Cb%3EOne'>x</a>"),
    in_page("page in an attribute", "<iframe srcdoc='&lt;p&gt;Stack&lt;b&gt;One'></iframe>"),
    in_page("inline style", "<p style='background: url(/stackone/a)'>x</p>"),
    in_page("css content", "<style>p::after { content: 'StackOne' }</style>"),
    in_page("css escape", "<style>p::after { content: '\\53 tack\\4fne' }</style>"),
    in_page("css letter escape", "<style>p::after { content: 'S\\tack\\One' }</style>"),
    in_page("css strings", "<style>p::after { content: 'Stack' 'One' }</style>"),
    in_page("inline script", "<script>\nlet a = 'Stack' + 'One'\n</script>"),
    in_page("script escape", "<script>let a = '\\u0053tack\\x4fne'</script>"),
    in_page("script with markup", "<script>let a = 'Stack<b>One</b>'</script>"),
    in_page("data block", '<script type=\'application/ld+json\'>{"a": "StackOne"}</script>'),
    in_page("inline drawing", "<svg><title>StackOne</title></svg>"),
    in_page("template", "<template><p>StackOne</p></template>"),
    in_page("house's file", "<img src='https://cdn.example/hub-form.PNG' alt=''>"),
    in_page("house's file percent-encoded", "<img src='https://cdn.example/%68ub-form.png'>"),
    in_page("what is hidden from whom", "<p data-whitelabel-hide>x</p>"),
    in_page("doctype", "<!DOCTYPE stackone>"),
    ("JSON", "search.json", '[{"title": "Open StackOne"}]'),
    ("JSON key", "search.json", '{"stackone": 1}'),
    ("JSON escape", "search.json", '{"a": "\\u0053tackOne"}'),
    ("JSON surrogates", "search.json", '{"a": "\\ud835\\udc12tackOne"}'),
    ("JSON markup", "search.json", '{"a": "<p>Stack<b>One</b></p>"}'),
    ("broken JSON", "search.json", '{"a": "StackOne"'),
    ("web manifest", "site.webmanifest", '{"name": "StackOne"}'),
    ("style sheet", "assets/brand.css", '.a { content: "S\\74 ackOne" }'),
    ("style sheet comment", "assets/brand.css", "/* StackOne */"),
    ("style sheet strings", "assets/brand.css", '.a { content: "Stack"\n  "One" }'),
    ("script file", "assets/a.js", 'let a = "Stack" +\n  "One"'),
    ("sitemap", "sitemap.xml", "<?xml version='1.0'?>\n<url><loc>https://stackone.com</loc></url>"),
    ("CDATA", "feed.xml", "<a><![CDATA[Stack]]><![CDATA[One]]></a>"),
    ("llms.txt", "llms.txt", "# Guides\n\n> Of Stack**One**\n"),
    ("Markdown", "lucca.md", "Open `stackone`\n"),
    ("drawing's title", "assets/a.svg", "<svg><title>StackOne</title><path d='M0 0'/></svg>"),
    ("drawing's text", "assets/a.svg", "<svg><text>Stack<tspan>One</tspan></text></svg>"),
    ("drawing's metadata", "assets/a.svg", "<svg><metadata><a b='StackOne'/></metadata></svg>"),
    ("file name", "assets/stackone-form.svg", "<svg/>"),
    ("folder name", "stackone/a/index.html", page("<p>x</p>")),
    ("page's name", "lucca/stackone/index.html", page("<p>x</p>")),
    ("escaped file name", "assets/%73tackone.txt", ""),
    ("house's file name", "assets/hub-form.webp", riff(b"VP8 ", b"\0\1\2\3")),
    ("PNG text", "assets/a.png", png(png_chunk(b"tEXt", b"Software\0StackOne 2"))),
    (
        "PNG packed text",
        "assets/a.png",
        png(png_chunk(b"zTXt", b"a\0\0" + zlib.compress(b"StackOne"))),
    ),
    ("PNG long text", "assets/a.png", png(png_chunk(b"iTXt", b"a\0\0\0en\0\0by StackOne"))),
    (
        "PNG packed XMP",
        "assets/a.png",
        png(png_chunk(b"iTXt", b"XML\0\1\0\0\0" + zlib.compress(b"<x>StackOne</x>"))),
    ),
    ("PNG Exif", "assets/a.png", png(png_chunk(b"eXIf", "StackOne".encode("utf-16-le")))),
    ("PNG trailer", "assets/a.png", png() + b"StackOne"),
    ("JPEG Exif", "assets/a.jpg", jpeg((0xE1, b"Exif\0\0II*\0 StackOne\0"))),
    ("JPEG XMP", "assets/a.jpeg", jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\0<x a='StackOne'/>"))),
    ("JPEG comment", "assets/a.jpg", jpeg((0xFE, b"St&#97;ckOne"))),
    ("JPEG trailer", "assets/a.jpg", jpeg() + b"StackOne"),
    ("WebP XMP", "assets/a.webp", riff(b"XMP ", b"<x>StackOne</x>")),
    ("GIF comment", "assets/a.gif", b"GIF89a\1\0\1\0\0\0\0!\xfe\x08StackOne\0;"),
    ("video", "assets/a.mp4", b"\0\0\0\x18ftypmp42\0\0\0 udta StackOne form\0\1"),
    ("unknown kind", "assets/a.bin", b"\xff\xfe\0\1 made by StackOne \0\xff"),
)
"""What is planted, and a file that has it: its path in a brand's folder and its content."""

INNOCENT: tuple[Planted, ...] = (
    in_page("words apart", "<p>Stack one on another; a stack. One.</p>"),
    in_page("across blocks", "<ul><li>stack</li><li>one</li></ul><p>Stack</p><p>One</p>"),
    in_page("across cells", "<table><tr><td>stack</td><td>one</td></tr></table>"),
    in_page("across a line", "<p>Stack<br>One</p>"),
    in_page("across attributes", "<p title='stack' data-a='one'>x</p>"),
    in_page("attribute and text", "<p title='stack'>one</p>"),
    in_page("other companies", "<p>Stack Overflow, StackBlitz, OneLogin, OneDrive, OneStack</p>"),
    in_page("cut short", "<p>stackon stackonly tackone Stacko ne stack/one stack.one</p>"),
    in_page("one letter off", "<p>StackOmne StakOne StackOn StackTwo StackZone Stack1</p>"),
    in_page("accent", "<p>St\u00e4ckOne</p>"),
    in_page("other domains", "<a href='https://stack.one/com'>stack-overflow.com</a>"),
    in_page("kept", "<code>https://api.stackone.com/connect/oauth2/lucca/callback</code>"),
    in_page(
        "kept in a query", "<a href='https://a.example/?r=https%3A%2F%2Fapi.stackone.com'>x</a>"
    ),
    in_page("kept and split", "<code>https://api.<wbr>stackone.<wbr>com/callback</code>"),
    in_page("names of markup", "<code>data-guide-section</code>"),
    in_page("escapes of other things", "<p>&copy; 50% of a&b, C:\\tmp\\one, \\d+ &nosuch; %zz</p>"),
    in_page("unfinished markup", "<p>a < b and <3, stack<one</p>"),
    in_page("other files", "<img src='https://cdn.example/github-form.png' alt='a hub-form'>"),
    in_page("base64 is not read", "<img src='data:image/png;base64,U3RhY2tPbmU='>"),
    in_page("other words", "<p>One stack of ones; haystack. On Easter the stacks on estates.</p>"),
    ("JSON apart", "search.json", '{"stack": ["one", "Stack", "One"]}'),
    ("JSON line end", "search.json", '{"a": "Stack\\nOne"}'),
    ("style sheet", "assets/a.css", ".stack { order: 1 } .one { content: '\\2014' }"),
    ("picture", "assets/a.png", png(png_chunk(b"tEXt", b"Software\0Stack tool\0One"))),
    ("photograph", "assets/a.jpg", jpeg((0xE1, b"Exif\0\0II*\0Canon EOS\0"))),
    (
        "drawing",
        "assets/a.svg",
        "<svg viewBox='0 0 1 1'><title>Stack</title><desc>One</desc></svg>",
    ),
)
"""The same of what is no trace."""
