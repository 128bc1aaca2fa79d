"""A brand may extend another, whose values hold where its own file says nothing."""

from textwrap import dedent

from guidekit.source import Fault, SourceText
from guidekit.variants import Brand, Logo, read_brands


def read(**texts: str) -> tuple[dict[str, Brand], list[str]]:
    sources = {key: SourceText(f"{key}.yaml", dedent(text)) for key, text in texts.items()}
    brands, faults = read_brands(sources, house="stackone")
    return {brand.id: brand for brand in brands}, list(map(told, faults))


def told(fault: Fault) -> str:
    return f"{fault.span} {fault.name}: {fault.message}" + (
        f" ({fault.help})" if fault.help else ""
    )


BASE = """
    name: Base
    abstract: true
    colors: {light: {text: "#111111", muted: "#444444"}}
    connectors: [jira, lucca]
    vocabulary: {Hub: Gateway, StackOne: {use: Base, exempt: [Tooltip]}}
    logo: base.svg
    support: {email: help@base.example}
    """


def test_maps_are_merged_and_lists_replaced() -> None:
    brands, faults = read(
        base=BASE,
        acme="""
            name: Acme
            extends: base
            colors: {light: {text: "#000000"}, dark: {text: "#ffffff"}}
            connectors: [jira]
            vocabulary: {StackOne: Acme}
            support: {url: /help}
            """,
    )
    assert faults == []
    assert set(brands) == {"acme"}
    acme = brands["acme"]
    assert acme.name == "Acme"
    assert acme.colors == {
        "light": {"text": "#000000", "muted": "#444444"},
        "dark": {"text": "#ffffff"},
    }
    assert acme.connectors == ("jira",)
    assert acme.vocabulary == {"Hub": "Gateway", "StackOne": "Acme"}
    assert acme.word_options == {}
    assert acme.logo == Logo("base.svg", "base.svg")
    assert (acme.support.email, acme.support.url) == ("help@base.example", "/help")


def test_a_place_is_in_the_file_that_says_it() -> None:
    brands, _ = read(base=BASE, acme="name: Acme\nextends: base\nvocabulary: {StackOne: Acme}\n")
    spans = brands["acme"].spans
    assert str(spans["vocabulary.Hub"]).startswith("base.yaml:6:")
    assert str(spans["vocabulary.StackOne"]).startswith("acme.yaml:3:")


def test_a_chain_is_followed_and_every_link_of_it_counts() -> None:
    brands, faults = read(
        a="name: A\nextends: b\nradius: 1px\n",
        b="name: B\nextends: c\nradius: 2px\nlocale: de\n",
        c="name: C\nlocale: fr\nfonts: {body: Inter}\n",
    )
    assert faults == []
    a = brands["a"]
    assert (a.name, a.radius, a.locale, a.fonts.body) == ("A", "1px", "de", "Inter")


def test_brands_that_extend_each_other_are_told_and_read() -> None:
    brands, faults = read(
        a="name: A\nextends: b\nradius: 1px\n",
        b="name: B\nextends: a\nlocale: de\n",
        me="name: Me\nextends: me\n",
    )
    assert faults == [
        "a.yaml:2:10 invalid-brand: `extends` is `b`, which extends `a` again, expected an end",
        "b.yaml:2:10 invalid-brand: `extends` is `a`, which extends `b` again, expected an end",
        "me.yaml:2:10 invalid-brand: `extends` is `me`, which extends `me` again, expected an end",
    ]
    assert (brands["a"].locale, brands["b"].radius) == ("de", "1px")


def test_an_unknown_base_is_told_the_one_that_was_meant() -> None:
    _, faults = read(base=BASE, acme="name: Acme\nextends: bsae\n")
    assert faults == [
        "acme.yaml:2:10 invalid-brand: `extends` is `bsae`, expected another brand "
        "(did you mean `base`?)"
    ]


def test_nobody_extends_the_house() -> None:
    brands, faults = read(
        stackone="name: StackOne\nidentity: {names: [StackOne]}\nradius: 1px\n",
        acme="name: Acme\nextends: stackone\n",
    )
    (fault,) = faults
    assert "the house, expected a brand that shows nothing of it" in fault
    assert brands["acme"].radius is None
    assert list(brands) == ["stackone", "acme"]


def test_what_is_for_partners_does_not_pass_to_the_house() -> None:
    brands, faults = read(base=BASE, stackone="name: StackOne\nextends: base\n")
    assert faults == []
    assert brands["stackone"].vocabulary == {}
    assert brands["stackone"].support.email == "help@base.example"


def test_colours_are_judged_on_the_ground_that_the_base_names() -> None:
    dark = 'name: Base\nabstract: true\ncolors: {light: {background: "#000000", surface: "#111111"'
    rest = ', text: "#ffffff", muted: "#eeeeee", accent: "#eeeeee"}}\n'
    _, faults = read(
        base=dark + rest, acme='name: A\nextends: base\ncolors: {light: {text: "#ddd"}}'
    )
    assert faults == []
    _, faults = read(
        base=dark + rest, acme='name: A\nextends: base\ncolors: {light: {text: "#222"}}'
    )
    assert [fault.partition(": ")[0] for fault in faults] == ["acme.yaml:3:24 low-contrast"]
