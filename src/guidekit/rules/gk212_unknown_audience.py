"""An audience that guidekit does not know.

What it does
    Compares ``audience`` in the frontmatter and ``data-guide-audience`` with ``config`` (the end
    user who links an account) and ``setup`` (the administrator who registers the app).

Why it matters
    The part is shown to everyone, and its fields are compared with the wrong form.

Reported::

    # Connect Lucca

    <section data-guide-section data-guide-audience="admin">
      <h2>Register the app</h2>
    </section>

Accepted::

    # Connect Lucca

    <section data-guide-section data-guide-audience="setup">
      <h2>Register the app</h2>
    </section>
"""
