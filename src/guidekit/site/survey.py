"""What only the whole project shows: titles that two guides share, images that no guide does.

While the folders are studied, each in whatever process, a survey notes what this takes; when all
are done, the surveys are put together.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from msgspec import Struct

from guidekit.project import IMAGE_SUFFIXES, Project, below, files_below, find_files, local_path
from guidekit.rules import rule_named
from guidekit.site.study import Study
from guidekit.source import Diagnostic, Span

__all__ = ["Survey", "check_surveys", "survey_of"]

PAGES = ("**/*.mdx", "**/*.md")


class Survey(Struct, frozen=True):
    """The titles of a folder's guides and the images that they show, each with its place.

    ``titles`` go by the guides' paths, ``images`` by the paths of the images.
    """

    titles: dict[str, tuple[str, Span]]
    images: dict[str, Span]


def survey_of(study: Study, root: str = "") -> Survey:
    """What a folder adds; paths with a leading ``/`` start from the folder ``root``."""
    titles: dict[str, tuple[str, Span]] = {}
    images: dict[str, Span] = {}
    for pair in study.pairs:
        titles[pair.path] = pair.guide.title.written, pair.guide.title.span
        home = str(PurePosixPath(pair.path).parent)
        for image in pair.guide.images:
            path = local_path(home, image.url, root)
            if path:
                images.setdefault(path, image.span)
    icon = study.connector.icon if study.connector else None
    path = local_path(study.folder.path, icon, root) if icon else None
    if path and study.connector:
        images.setdefault(path, study.connector.span)
    return Survey(titles, images)


def check_surveys(project: Project, surveys: Iterable[Survey]) -> Iterator[Diagnostic]:
    """What is wrong with the project as a whole, by the surveys of all its folders."""
    titles: dict[str, tuple[str, Span]] = {}
    images: dict[str, Span] = {}
    for survey in surveys:
        titles.update(survey.titles)
        for path, span in survey.images.items():
            images[path] = min(span, images.get(path, span))
    yield from _shared_titles(titles)
    yield from _large_images(project, images)
    yield from _orphan_images(project, images)


def _shared_titles(titles: dict[str, tuple[str, Span]]) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for path, (text, span) in sorted(titles.items()):
        other = first.setdefault(" ".join(text.split()).casefold(), path)
        if other != path:
            yield rule_named("shared-title").report(
                f"title `{text}` is that of another guide too, expected one that tells them apart",
                span,
                help=f"the other guide is `{other}`",
            )


def _large_images(project: Project, images: dict[str, Span]) -> Iterator[Diagnostic]:
    limit = project.settings.standards.image_limit
    for path, span in sorted(images.items()):
        size = project.files.size(path)
        if size is not None and size > limit:
            yield rule_named("oversized-image").report(
                f"image `{path}` of {size:,} bytes, expected at most {limit:,}",
                span,
                help="crop it, scale it down to twice the size it is shown at, or use a format "
                "such as WebP; `image-limit` in the project file sets another limit",
            )


def _orphan_images(project: Project, images: dict[str, Span]) -> Iterator[Diagnostic]:
    """Images beside those that are shown, of which nothing in the project knows the name."""
    unused = [path for path in _near(project, images) if path not in images]
    if not unused:
        return
    said = "\n".join(_other_texts(project))
    for path in unused:
        # Many images are called `image1.png`: with its folder, a name tells which one is meant.
        if "/".join(path.split("/")[-2:]) not in said:
            yield rule_named("orphan-image").report(
                "image that no guide shows, expected one that does", project.files.at_start(path)
            )


def _near(project: Project, images: Iterable[str]) -> list[str]:
    """The images in the folders of connectors; in another tree, in folders that guides use."""
    if project.settings.layout.free:
        folders = {path.rpartition("/")[0] for path in images}
        found = {
            below(folder, name) for folder in folders for name in project.files.names(folder) or ()
        }
    else:
        places = {folder.path for folder in project.folders if folder.path}
        found = {path for place in places for path in files_below(project.files, place)}
    return sorted(path for path in found if path.lower().endswith(IMAGE_SUFFIXES))


def _other_texts(project: Project) -> Iterator[str]:
    """All in which an image may be named besides: definitions, brands, pages that are no guides."""
    yield from (brand.source.text for brand in project.brands)
    paths = {folder.definition for folder in project.folders if folder.definition}
    paths.update(find_files(project.files, (below(project.settings.layout.base, p) for p in PAGES)))
    yield from (unquote(project.files.read(path)[0].text) for path in sorted(paths))
