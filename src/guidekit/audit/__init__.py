"""Room 6a: built files as a stranger reads them, and what of the house is left in them.

The names are loaded when they are asked for: a command that finds nothing changed needs few.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guidekit.audit.audit import FileAudit, audit_file, files_in
    from guidekit.audit.certificate import (
        CERTIFICATE,
        Checked,
        Differences,
        is_image,
        render_certificate,
        verify_folder,
    )
    from guidekit.audit.lookout import Lookout
    from guidekit.audit.seen import Seen, Trace

HOMES = {
    "audit": (
        "FileAudit",
        "audit_file",
        "files_in",
    ),
    "certificate": (
        "CERTIFICATE",
        "Checked",
        "Differences",
        "is_image",
        "render_certificate",
        "verify_folder",
    ),
    "lookout": ("Lookout",),
    "seen": (
        "Seen",
        "Trace",
    ),
}
MODULES = {name: module for module, names in HOMES.items() for name in names}

__all__ = [
    "CERTIFICATE",
    "Checked",
    "Differences",
    "FileAudit",
    "Lookout",
    "Seen",
    "Trace",
    "audit_file",
    "files_in",
    "is_image",
    "render_certificate",
    "verify_folder",
]


def __getattr__(name: str) -> Any:
    if name not in MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{MODULES[name]}"), name)
