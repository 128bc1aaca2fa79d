"""A component without an attribute that it needs.

What it does
    Reports the absence of an attribute that the component's specification requires.

Why it matters
    The component cannot be shown as it is meant.

Reported::

    # Connect Lucca

    <Tabs>
      <Tab>Open the settings.</Tab>
    </Tabs>

Accepted::

    # Connect Lucca

    <Tabs>
      <Tab title="Administrators">Open the settings.</Tab>
    </Tabs>
"""
