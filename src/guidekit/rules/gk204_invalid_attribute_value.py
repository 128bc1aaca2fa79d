"""An attribute with a value that its component does not understand.

What it does
    Compares the values of attributes with the type and the values that the component's
    specification allows.

Why it matters
    The component falls back to its default, which is hardly what was meant.

Reported::

    # Connect Lucca

    <CardGroup cols="many">
      <Card title="Lucca">An HR suite.</Card>
    </CardGroup>

Accepted::

    # Connect Lucca

    <CardGroup cols={2}>
      <Card title="Lucca">An HR suite.</Card>
    </CardGroup>
"""
