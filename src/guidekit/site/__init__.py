"""Room 5: a project on disk, what is wrong with it, and the sites that come of it."""

from guidekit.site.audits import AuditResult, audit_site
from guidekit.site.baseline import baseline_file, baseline_text, load_baseline, without_known
from guidekit.site.brands import brand_table
from guidekit.site.build import BuildResult, build_site
from guidekit.site.certificate import Differences, verify_folder
from guidekit.site.comparison import Comparison, compare_brands
from guidekit.site.coverage import cover_project
from guidekit.site.folders import ConnectorFolder
from guidekit.site.inspection import Inspector
from guidekit.site.lint import LintResult, lint_project
from guidekit.site.live import LiveGuide, LiveProject
from guidekit.site.project import Project, find_project, load_project
from guidekit.site.reference import write_reference
from guidekit.site.scope_report import scope_report
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
from guidekit.site.targets import loose_project, open_project, resolve_targets
from guidekit.site.verdict import home_of
from guidekit.site.web_answers import Answer, Asker
from guidekit.site.web_check import LinkReport, LinkState, Manners, check_links

__all__ = [
    "Answer",
    "Asker",
    "AuditResult",
    "BuildResult",
    "Comparison",
    "ConnectorFolder",
    "Differences",
    "GuideScore",
    "Inspector",
    "LinkReport",
    "LinkState",
    "LintResult",
    "LiveGuide",
    "LiveProject",
    "Manners",
    "Project",
    "Regression",
    "Scores",
    "audit_site",
    "badge_json",
    "badge_svg",
    "baseline_file",
    "baseline_text",
    "brand_table",
    "build_site",
    "check_links",
    "compare_brands",
    "cover_project",
    "find_project",
    "home_of",
    "lint_project",
    "load_baseline",
    "load_project",
    "loose_project",
    "open_project",
    "read_grades",
    "regressions",
    "resolve_targets",
    "scope_report",
    "score_project",
    "scores_json",
    "tally",
    "verify_folder",
    "without_known",
    "write_reference",
]
