"""Room 7: what is wrong with a project, and the sites that come of it.

The names are loaded when they are asked for: a command that finds nothing changed needs few.
"""

from typing import TYPE_CHECKING

from guidekit.source.on_demand import on_demand

if TYPE_CHECKING:
    from guidekit.site.audits import AuditResult, audit_site
    from guidekit.site.baseline import baseline_file, baseline_text, load_baseline, without_known
    from guidekit.site.brands import brand_table
    from guidekit.site.build import build_site
    from guidekit.site.builder import Tally
    from guidekit.site.changes import Changes
    from guidekit.site.comparison import Comparison, compare_brands
    from guidekit.site.coverage import cover_project
    from guidekit.site.dask_workers import DaskWorkers
    from guidekit.site.fingerprints import Fingerprints
    from guidekit.site.fixing import FixedFile, Fixes, fix_problems
    from guidekit.site.inspection import Inspector
    from guidekit.site.lint import LintResult, lint_project
    from guidekit.site.live import LiveGuide, LiveProject
    from guidekit.site.memory import Memory, find_memory
    from guidekit.site.merge import merge_shards
    from guidekit.site.publishing import Publication, publish
    from guidekit.site.reference import write_reference
    from guidekit.site.run import BuildResult
    from guidekit.site.scope_lists import scope_report
    from guidekit.site.score import GuideScore, Scores, score_project
    from guidekit.site.score_record import (
        Regression,
        badge_json,
        badge_svg,
        read_grades,
        regressions,
        scores_json,
        tally,
    )
    from guidekit.site.shards import Shard, build_shard
    from guidekit.site.verdict import home_of, names_of

HOMES = {
    "audits": (
        "AuditResult",
        "audit_site",
    ),
    "baseline": (
        "baseline_file",
        "baseline_text",
        "load_baseline",
        "without_known",
    ),
    "brands": ("brand_table",),
    "build": ("build_site",),
    "builder": ("Tally",),
    "changes": ("Changes",),
    "comparison": (
        "Comparison",
        "compare_brands",
    ),
    "coverage": ("cover_project",),
    "dask_workers": ("DaskWorkers",),
    "fingerprints": ("Fingerprints",),
    "fixing": (
        "FixedFile",
        "Fixes",
        "fix_problems",
    ),
    "inspection": ("Inspector",),
    "lint": (
        "LintResult",
        "lint_project",
    ),
    "live": (
        "LiveGuide",
        "LiveProject",
    ),
    "memory": (
        "Memory",
        "find_memory",
    ),
    "merge": ("merge_shards",),
    "publishing": (
        "Publication",
        "publish",
    ),
    "reference": ("write_reference",),
    "run": ("BuildResult",),
    "scope_lists": ("scope_report",),
    "score": (
        "GuideScore",
        "Scores",
        "score_project",
    ),
    "score_record": (
        "Regression",
        "badge_json",
        "badge_svg",
        "read_grades",
        "regressions",
        "scores_json",
        "tally",
    ),
    "shards": (
        "Shard",
        "build_shard",
    ),
    "verdict": (
        "home_of",
        "names_of",
    ),
}

__all__ = [
    "AuditResult",
    "BuildResult",
    "Changes",
    "Comparison",
    "DaskWorkers",
    "Fingerprints",
    "FixedFile",
    "Fixes",
    "GuideScore",
    "Inspector",
    "LintResult",
    "LiveGuide",
    "LiveProject",
    "Memory",
    "Publication",
    "Regression",
    "Scores",
    "Shard",
    "Tally",
    "audit_site",
    "badge_json",
    "badge_svg",
    "baseline_file",
    "baseline_text",
    "brand_table",
    "build_shard",
    "build_site",
    "compare_brands",
    "cover_project",
    "find_memory",
    "fix_problems",
    "home_of",
    "lint_project",
    "load_baseline",
    "merge_shards",
    "names_of",
    "publish",
    "read_grades",
    "regressions",
    "scope_report",
    "score_project",
    "scores_json",
    "tally",
    "without_known",
    "write_reference",
]

__getattr__ = on_demand(__name__, HOMES)
