"""What the attributes mean that any element may have."""

__all__ = ["MARKS", "NAMES_FIELDS", "NAMES_PARTNERS", "NAMES_SCOPES"]

MARKS = {
    "data-guide-section": "makes the element a section of the guide",
    "data-guide-step": "makes the element a step, one thing that the reader does",
    "data-guide-scopes": "shows the part where one of these scopes is chosen; the part is about "
    "them",
    "data-guide-display-scopes-list": "lists scopes for the reader: those of the part, or these",
    "data-guide-field": "says which fields of the form the part explains",
    "data-guide-audience": "shows the part to this audience only",
    "data-whitelabel-hide": "hides the part from these partners, or from all",
    "data-whitelabel-only": "shows the part to these partners only, or to all, and not to the "
    "house's readers",
}
"""Each with its meaning; the model's ``DATA_ATTRIBUTES`` are all of them."""

NAMES_FIELDS = frozenset({"data-guide-field"})
NAMES_SCOPES = frozenset({"data-guide-scopes", "data-guide-display-scopes-list"})
NAMES_PARTNERS = frozenset({"data-whitelabel-hide", "data-whitelabel-only"})
