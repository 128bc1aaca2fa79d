"""A ``Step`` without a ``title``.

What it does
    Reports a step that has no ``title``, or an empty one, and does not begin with a heading.

Why it matters
    The title is what the reader does in this step; the table of contents and links need it too.

Reported::

    # Connect Lucca

    <Steps>
      <Step>Open the settings.</Step>
    </Steps>

Accepted::

    # Connect Lucca

    <Steps>
      <Step title="Open the settings">Select **Settings** in the menu.</Step>
    </Steps>
"""
