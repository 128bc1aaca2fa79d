"""Room 8: a file under an author's hands: what may be written, what it means, where it leads.

Functions from a desk and a place to an answer, without a word of any editor's protocol.
"""

from guidekit.editor.completion import Offer, OfferKind, complete
from guidekit.editor.definition import definition
from guidekit.editor.desk import Desk
from guidekit.editor.hover import Hover, hover
from guidekit.editor.outline import Entry, outline
from guidekit.editor.positions import Encoding, Lines, Place
from guidekit.editor.quick_fixes import QuickFix, quick_fixes
from guidekit.editor.rename import Renamable, find_anchor, rename_anchor

__all__ = [
    "Desk",
    "Encoding",
    "Entry",
    "Hover",
    "Lines",
    "Offer",
    "OfferKind",
    "Place",
    "QuickFix",
    "Renamable",
    "complete",
    "definition",
    "find_anchor",
    "hover",
    "outline",
    "quick_fixes",
    "rename_anchor",
]
