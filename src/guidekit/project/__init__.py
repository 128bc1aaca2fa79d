"""Room 5: a project on disk: its settings, its files, and which guide belongs to which connector.

The names are loaded when they are asked for: a command that finds nothing changed needs few.
"""

from typing import TYPE_CHECKING

from guidekit.source.on_demand import on_demand

if TYPE_CHECKING:
    from guidekit.project.assets import IMAGE_SUFFIXES, Asset, Assets, local_path
    from guidekit.project.choices import choice_problems
    from guidekit.project.components import missing_templates
    from guidekit.project.definitions import parts_beside
    from guidekit.project.drawings import drawn_names, icon_leaks
    from guidekit.project.files import ProjectFiles, below, join_path, printable, shown_path
    from guidekit.project.folders import Claim, ConnectorFolder, is_definition, is_guide
    from guidekit.project.globs import files_below, find_files, path_pattern
    from guidekit.project.linked import linked_guides, missing_linked_guides
    from guidekit.project.logos import logo_faults, logo_files
    from guidekit.project.own_files import OwnFiles, own_file_faults
    from guidekit.project.pairing import Pair, missing_guides, pair_guides
    from guidekit.project.places import find_project, project_above
    from guidekit.project.project import Project, choose_brands, load_project
    from guidekit.project.reviewed import review_faults, reviewed_images
    from guidekit.project.score_settings import Exemption
    from guidekit.project.shelf import AT, Shelf
    from guidekit.project.targets import loose_project, open_project, resolve_targets
    from guidekit.project.themes import Themes, own_addresses
    from guidekit.project.tree import named_connectors
    from guidekit.project.watch import (
        MOST_READ,
        Answers,
        digest,
        essential,
        kind,
        kind_of,
        listing,
        status_of,
    )

HOMES = {
    "assets": (
        "Asset",
        "Assets",
        "IMAGE_SUFFIXES",
        "local_path",
    ),
    "choices": ("choice_problems",),
    "components": ("missing_templates",),
    "definitions": ("parts_beside",),
    "drawings": (
        "drawn_names",
        "icon_leaks",
    ),
    "files": (
        "ProjectFiles",
        "below",
        "join_path",
        "printable",
        "shown_path",
    ),
    "folders": (
        "Claim",
        "ConnectorFolder",
        "is_definition",
        "is_guide",
    ),
    "globs": (
        "files_below",
        "find_files",
        "path_pattern",
    ),
    "linked": (
        "linked_guides",
        "missing_linked_guides",
    ),
    "logos": (
        "logo_faults",
        "logo_files",
    ),
    "own_files": (
        "OwnFiles",
        "own_file_faults",
    ),
    "pairing": (
        "Pair",
        "missing_guides",
        "pair_guides",
    ),
    "places": (
        "find_project",
        "project_above",
    ),
    "project": (
        "Project",
        "choose_brands",
        "load_project",
    ),
    "reviewed": (
        "review_faults",
        "reviewed_images",
    ),
    "score_settings": ("Exemption",),
    "shelf": (
        "AT",
        "Shelf",
    ),
    "targets": (
        "loose_project",
        "open_project",
        "resolve_targets",
    ),
    "themes": (
        "Themes",
        "own_addresses",
    ),
    "tree": ("named_connectors",),
    "watch": (
        "Answers",
        "MOST_READ",
        "digest",
        "essential",
        "kind",
        "kind_of",
        "listing",
        "status_of",
    ),
}

__all__ = [
    "AT",
    "IMAGE_SUFFIXES",
    "MOST_READ",
    "Answers",
    "Asset",
    "Assets",
    "Claim",
    "ConnectorFolder",
    "Exemption",
    "OwnFiles",
    "Pair",
    "Project",
    "ProjectFiles",
    "Shelf",
    "Themes",
    "below",
    "choice_problems",
    "choose_brands",
    "digest",
    "drawn_names",
    "essential",
    "files_below",
    "find_files",
    "find_project",
    "icon_leaks",
    "is_definition",
    "is_guide",
    "join_path",
    "kind",
    "kind_of",
    "linked_guides",
    "listing",
    "load_project",
    "local_path",
    "logo_faults",
    "logo_files",
    "loose_project",
    "missing_guides",
    "missing_linked_guides",
    "missing_templates",
    "named_connectors",
    "open_project",
    "own_addresses",
    "own_file_faults",
    "pair_guides",
    "parts_beside",
    "path_pattern",
    "printable",
    "project_above",
    "resolve_targets",
    "review_faults",
    "reviewed_images",
    "shown_path",
    "status_of",
]

__getattr__ = on_demand(__name__, HOMES)
