"""Room 6a: built files as a stranger reads them, and what of the house is left in them.

The names are loaded when they are asked for: a command that finds nothing changed needs few.
"""

from typing import TYPE_CHECKING

from guidekit.source.on_demand import on_demand

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

__getattr__ = on_demand(__name__, HOMES)
