"""Guides for tests of the model: one in attribute form, and a way to build any text."""

from guidekit.model import Guide, build_guide
from guidekit.source import SourceText

__all__ = ["EXPORTED_GUIDE", "build", "problems"]

EXPORTED_GUIDE = """\
> ## Documentation Index
> The index of all pages is at: https://docs.acme.example/llms.txt
> Read it first.

# Link Lucca with an API key – Acme Hub

> How to link a Lucca account in the Acme Hub, from the first click to the last.

<Warning>Only an administrator of Lucca can create keys.</Warning>

<section data-guide-section data-guide-scopes="">
  <h2>Find the subdomain</h2>

  <p>The subdomain says which Lucca is yours.</p>

  <Steps>
    <Step title="Look at the address">
      <div data-guide-step data-guide-scopes="" data-guide-display-scopes-list="">
        <p>It is what stands before `.ilucca.net`.</p>
      </div>
    </Step>
  </Steps>
</section>

<section data-guide-section data-guide-scopes="users.read, leaves.read">
  <h2>Create a key</h2>

  <Steps>
    <Step title="Open the list of keys">
      <div data-guide-step data-guide-scopes="" data-guide-display-scopes-list="true">
        <p>In Lucca:</p>

        <ul>
          <li>Choose <strong>Settings</strong> > <strong>API Keys</strong></li>
          <li>Or use the search</li>
        </ul>
      </div>
    </Step>

    <Step title="Add a key">
      <div data-guide-step data-guide-scopes="leaves.read" data-guide-field="apiKey">
        <p>Name it "Acme".</p>
      </div>
    </Step>
  </Steps>
</section>

<div data-whitelabel-hide>
  <h2>Enter both in the Hub</h2>

  <Steps>
    <Step title="Fill out the fields">
      These are the fields:

      <ul>
        <li><strong>Subdomain</strong></li>
        <li><strong>API Key</strong></li>
      </ul>
    </Step>
  </Steps>

  <p>The account is now on your <a href="/guides/accounts">Accounts</a> page.</p>
</div>
"""


def build(text: str, snippets: dict[str, str] | None = None, path: str = "guide.mdx") -> Guide:
    """The guide of a text, with snippets by the path that imports use."""
    files = {name: SourceText(name.lstrip("/"), body) for name, body in (snippets or {}).items()}
    return build_guide(SourceText(path, text), files.get)


def problems(guide: Guide) -> list[str]:
    """The faults of a guide in short: place, name and message."""
    return [f"{fault.span} {fault.name}: {fault.message}" for fault in guide.faults]
