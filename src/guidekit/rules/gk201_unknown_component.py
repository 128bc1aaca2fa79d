"""A tag that is neither a component nor an element of HTML.

What it does
    Compares the names of tags with the components, those of the project included, the imported
    snippets and the HTML elements that pages may hold.

Why it matters
    What the tag was meant to do does not happen: mostly the name is mistyped.

Reported::

    # Connect Lucca

    <Stpes>
      <Step title="Create a key">Open the settings.</Step>
    </Stpes>

Accepted::

    # Connect Lucca

    <Steps>
      <Step title="Create a key">Open the settings.</Step>
    </Steps>
"""
