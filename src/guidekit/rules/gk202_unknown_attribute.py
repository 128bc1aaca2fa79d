"""An attribute that the component does not have.

What it does
    Compares the attributes of components with those of their specification.

Why it matters
    The attribute has no effect; mostly its name is mistyped.

Reported::

    # Connect Lucca

    <Steps>
      <Step tilte="Create a key" title="Create a key">Open the settings.</Step>
    </Steps>

Accepted::

    # Connect Lucca

    <Steps>
      <Step title="Create a key">Open the settings.</Step>
    </Steps>
"""
