"""A colour of a brand that many people cannot read.

What it does
    Compares the colours of text, small text and links with what they stand on, in the light and
    the dark theme, and asks for the contrast that WCAG 2.2 asks for at level AA: 4.5. It names the
    nearest colour of the same hue that passes.

Why it matters
    Faint text is lost to people with low vision, and to all in sunlight; in many countries it
    breaks the law. The pages use the nearest colour that passes, which is not what the partner
    chose.

Reported::

    name: Acme
    colors:
      light:
        accent: "#ffd400"

Accepted::

    name: Acme
    colors:
      light:
        accent: "#816a01"
"""
