"""A component outside the component that it belongs to.

What it does
    Compares where a component stands with the parents that its specification names.

Why it matters
    A tab without its bar of tabs, for instance, can neither be numbered nor chosen.

Reported::

    # Connect Lucca

    <Tab title="Administrators">Open the settings.</Tab>

Accepted::

    # Connect Lucca

    <Tabs>
      <Tab title="Administrators">Open the settings.</Tab>
    </Tabs>
"""
