"""Partners' sites without a trace: what a build refuses and certifies, what can be verified."""

import json
from pathlib import Path
from typing import Any

import pytest

from sites.conftest import Run
from sites.pictures import png, png_chunk
from sites.planted import PLANTED
from sites.projects import FILES, snapshot, write_files

LEAKING = {
    "brands/acme.yaml": FILES["brands/acme.yaml"].replace("acme.example/help", "orbit.example")
}
KEEPING = {
    "brands/orbit.yaml": """name: Orbit
identity:
  names: [Orbit]
  domains: [orbit.example]
  keep:
    - value: https://api.orbit.example/callback
      reason: Providers call back there
    - value: tenant.orbit.example
      reason: Not in any guide
""",
    "connectors/jira/jira.mdx": FILES["connectors/jira/jira.mdx"]
    + "\nThe callback URL is `https://api.orbit.example/callback/jira`.\n",
}


def certificate(brand: str) -> dict[str, Any]:
    """What a built site's certificate says."""
    told: dict[str, Any] = json.loads(Path(f"build/{brand}/certificate.json").read_bytes())
    return told


def problems(run: Run, *arguments: str) -> list[tuple[str, str, str | None]]:
    """What an audit reports: code, place and brand."""
    told = json.loads(run("audit", "--format", "json", *arguments).stdout)
    return [
        (one["code"], f"{one['path']}:{one['start']['line']}", one["variant"])
        for one in told["diagnostics"]
    ]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_site_with_a_trace_does_not_come_out_and_the_others_do(
    project: Path, run: Run, jobs: str
) -> None:
    run("build")
    before = snapshot(Path("build"))
    write_files(project, LEAKING)
    done = run("build", "--jobs", jobs)
    assert done.exit_code == 1
    assert "not among them `acme`" in done.output
    assert not Path("build/acme").exists()
    after = snapshot(Path("build"))
    assert {path.partition("/")[0] for path in after} == {"globex", "orbit", "manifest.json"}
    assert after["orbit/assets/theme.css"] == before["orbit/assets/theme.css"]
    manifest = json.loads(after["manifest.json"])
    assert {file["path"] for file in manifest["files"]} == set(after) - {"manifest.json"}


def test_a_trace_is_told_by_its_place_in_the_output_and_in_the_project(
    project: Path, run: Run
) -> None:
    write_files(project, {"guidekit.yaml": "house: orbit\ntemplates: look\n"})
    write_files(project, {"look/partials/footer.html": "\n<p>By <b>Or</b>bit</p>\n"})
    output = run("build", "--brand", "globex").output
    assert "guides/look/partials/footer.html:2:1 error GK540 house-trace-in-output" in output
    assert "`Orbit` in text of `build/globex/lucca/lucca/index.html:" in output
    assert "and 1 more file" in output
    assert "nothing written" in output
    assert not Path("build").exists()


@pytest.mark.parametrize("words", ["Or{brand.name}", "Or<b>{brand.name}</b>", "%4Fr{brand.name}"])
def test_a_name_that_a_brands_own_words_complete_is_found(
    project: Path, run: Run, words: str
) -> None:
    guide = FILES["connectors/jira/jira.mdx"] + f"\nOpen {words} now.\n"
    brand = "name: bit\nvocabulary: {Orbit Hub: Desk, Orbit: Globex, Hub: Desk}\n"
    write_files(project, {"connectors/jira/jira.mdx": guide, "brands/bit.yaml": brand})
    done = run("build")
    assert "GK540" in done.output
    assert not Path("build/bit").exists()
    assert Path("build/acme/jira/jira/index.html").is_file()


def test_words_left_in_a_guide_keep_one_partner_from_coming_out(project: Path, run: Run) -> None:
    write_files(project, {"brands/acme.yaml": "name: Acme\n"})
    done = run("build")
    assert done.exit_code == 1
    assert "GK501" in done.output
    lines = [line for line in done.output.splitlines() if " error GK" in line]
    assert len(lines) == len({line.split(" ")[0] + line[-40:] for line in lines})
    assert sorted(path.name for path in Path("build").iterdir()) == [
        "globex",
        "manifest.json",
        "orbit",
    ]


def test_errors_that_are_not_of_one_partner_still_stop_all(project: Path, run: Run) -> None:
    broken = {"connectors/jira/jira.mdx": "# Jira\n\n<Steps>\n"}
    write_files(project, broken | {"brands/acme.yaml": "name: Acme\n"})
    assert "nothing written" in run("build").output
    assert not Path("build").exists()


def test_an_allowed_trace_is_written_and_not_certified(project: Path, run: Run) -> None:
    write_files(project, LEAKING)
    done = run("build", "--allow-errors")
    assert done.exit_code == 1
    assert Path("build/acme/lucca/lucca/index.html").is_file()
    assert not Path("build/acme/certificate.json").exists()
    assert Path("build/globex/certificate.json").is_file()


def test_the_certificate_has_every_file_and_what_was_kept(project: Path, run: Run) -> None:
    write_files(project, KEEPING)
    assert run("build").exit_code == 0
    told = certificate("acme")
    files = set(snapshot(Path("build/acme"))) - {"certificate.json"}
    assert set(told["files"]) == files
    assert told["keeps"] == [
        {
            "value": "https://api.orbit.example/callback",
            "reason": "Providers call back there",
            "files": ["jira/jira/index.html"],
        }
    ]
    assert told["checks"]["GK540"] == "house-trace-in-output"
    assert told["images"]["reviewed"] == []
    assert set(told["images"]["notReviewed"]) == {path for path in files if path.endswith(".svg")}
    assert not Path("build/orbit/certificate.json").exists()


def test_the_same_build_gives_the_same_certificate(project: Path, run: Run) -> None:
    write_files(project, KEEPING)
    run("build", "--jobs", "1")
    before = Path("build/acme/certificate.json").read_bytes()
    run("build", "--jobs", "2")
    assert Path("build/acme/certificate.json").read_bytes() == before


def test_another_identity_gives_another_certificate(project: Path, run: Run) -> None:
    run("build")
    before = certificate("acme")
    house = FILES["brands/orbit.yaml"].replace("orbit.example]", "orbit.example, orbit.test]")
    write_files(project, {"brands/orbit.yaml": house})
    run("build")
    assert certificate("acme")["files"] == before["files"]
    assert certificate("acme")["identity"] != before["identity"]


def test_images_are_reviewed_for_one_partner_or_for_all(project: Path, run: Run) -> None:
    run("build")
    by_hash = {sha: path for path, sha in certificate("acme")["files"].items() if "svg" in path}
    one, two, *_ = sorted(by_hash)
    write_files(project, {"brands/acme.sha256": f"{one}  images/a.svg\n"})
    write_files(project, {"brands/reviewed.sha256": f"# for all\n\n{two.upper()}\n"})
    run("build")
    assert set(certificate("acme")["images"]["reviewed"]) == {by_hash[one], by_hash[two]}
    assert one not in {
        certificate("globex")["files"][path] for path in certificate("globex")["images"]["reviewed"]
    }


def test_a_line_of_a_list_that_is_no_hash_is_told(project: Path, run: Run) -> None:
    write_files(project, {"brands/acme.sha256": "abc  images/a.svg\n"})
    done = run("lint")
    assert "guides/brands/acme.sha256:1:1 error GK902" in done.output


def test_a_damaged_image_is_a_warning_and_in_the_certificate(project: Path, run: Run) -> None:
    damaged = png(png_chunk(b"tEXt", b"a\0b"))[:-30]
    guide = FILES["connectors/jira/jira.mdx"] + "\n![Keys](./keys.png)\n"
    write_files(project, {"connectors/jira/keys.png": damaged, "connectors/jira/jira.mdx": guide})
    done = run("build")
    assert done.exit_code == 0
    assert "guides/connectors/jira/keys.png:1:1 warning GK541 unread-file: file " in done.output
    (path, reason), *others = certificate("acme")["notRead"].items()
    assert path.startswith("assets/jira/")
    assert reason == "ends in the middle"
    assert others == []


def test_the_audit_finds_what_was_planted_in_a_built_site(project: Path, run: Run) -> None:
    run("build")
    assert run("audit", "--project", "guides").exit_code == 0
    planted = [one for one in PLANTED if one[0] in ("entity-encoded", "PNG packed text", "JSON")]
    for name, path, content in planted:
        data = content.encode() if isinstance(content, str) else content
        write_files(Path("build/acme/planted"), {f"{name}/{path}": data})
    orbit = FILES["brands/orbit.yaml"].replace("[Orbit]", "[Orbit, StackOne]")
    write_files(project, {"brands/orbit.yaml": orbit})
    found = problems(run, "build/acme", "--jobs", "2")
    assert {code for code, _, _ in found} == {"GK540"}
    assert {place.split("/")[3] for _, place, _ in found} == {name for name, _, _ in planted}
    assert {brand for _, _, brand in found} == {"acme"}
    assert run("audit", "build/globex").exit_code == 0


def test_nouns_and_mailboxes_of_the_house_are_traces_too(project: Path, run: Run) -> None:
    orbit = FILES["brands/orbit.yaml"].replace(
        "{names: [Orbit]", "{names: [Orbit], nouns: [Apogee], emails: [apo.example]"
    )
    write_files(project, {"brands/orbit.yaml": orbit})
    assert run("build").exit_code == 0
    told = (
        "<p>See the Apogee.</p>\n<p>at its apogee, in Apogeeland</p>\n"
        "<a href='mailto:help@mail.apo.example'>Ask</a>\n<p>https://apo.example/orb</p>\n"
    )
    write_files(Path("build/acme"), {"planted.html": told})
    output = run("audit", "build/acme").output
    assert "`Apogee` in text of `build/acme/planted.html:1`" in output
    assert "`@mail.apo.example` in attribute `href`" in output
    assert "2 errors" in output


def test_the_audit_finds_the_line_of_the_guide(project: Path, run: Run) -> None:
    write_files(project, {"brands/globex.yaml": "name: Globex\nconnectors: [lucca]\n"})
    run("build", "--allow-errors")
    found = problems(run, "build/globex")
    guide = FILES["connectors/lucca/lucca.mdx"].splitlines()
    expected = guide.index("2. Copy the **API Key**. Give it to Orbit.") + 1
    assert ("GK540", f"guides/connectors/lucca/lucca.mdx:{expected}", "globex") in found


def test_the_audit_tells_what_it_read(project: Path, run: Run) -> None:
    write_files(project, KEEPING)
    run("build")
    output = run("audit", "build/acme").output
    files = len(snapshot(Path("build/acme")))
    assert f"audited {files} files of 1 brand" in output
    # Once in the page, once in the certificate.
    assert "kept `https://api.orbit.example/callback` in 2 files" in output
    assert "images that nobody has reviewed" in output


@pytest.mark.parametrize(
    ("folder", "problem"),
    [
        ("nowhere", "`nowhere`: no such folder"),
        ("build/orbit", "`build/orbit`: no site of a partner in it"),
        ("build/acne", "did you mean `acme`?"),
    ],
)
def test_a_folder_that_is_no_partners_is_told(
    project: Path, run: Run, folder: str, problem: str
) -> None:
    run("build")
    done = run("audit", folder)
    assert done.exit_code == 2
    assert problem in done.output


def test_a_delivered_folder_is_as_certified_without_its_project(
    project: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build")
    Path("build/acme").rename(tmp_path / "delivered")
    elsewhere = write_files(tmp_path / "elsewhere", {"a.txt": ""})
    monkeypatch.chdir(elsewhere)
    done = run("audit", "--verify", "../delivered")
    assert done.exit_code == 0
    assert "of `acme`, as certified" in done.output


def test_what_was_changed_after_the_build_is_told(project: Path, run: Run) -> None:
    run("build")
    page, sheet = Path("build/acme/index.html"), Path("build/acme/assets/theme.css")
    page.write_text(page.read_text("utf-8") + " ", "utf-8")
    sheet.unlink()
    write_files(Path("build/acme"), {"assets/more.js": "", ".hidden": ""})
    done = run("audit", "--verify", "build/acme")
    assert done.exit_code == 1
    assert done.output.splitlines()[:4] == [
        "changed: build/acme/index.html",
        "missing: build/acme/assets/theme.css",
        "extra: build/acme/.hidden",
        "extra: build/acme/assets/more.js",
    ]
    (told,) = json.loads(run("audit", "--verify", "--format", "json", "build/acme").stdout)[
        "folders"
    ]
    assert told["changed"] == ["index.html"]
    assert told["missing"] == ["assets/theme.css"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (None, "no such file, expected the site's certificate"),
        ("{", "cannot be read as a certificate"),
        ("[]", "is no certificate"),
        ('{"version": 1, "files": {"a": 1}}', "is no certificate"),
        ('{"version": 9, "files": {}}', "has version `9`, expected `1`"),
    ],
)
def test_a_folder_without_a_certificate_cannot_be_verified(
    project: Path, run: Run, text: str | None, problem: str
) -> None:
    write_files(Path("site"), {"a.txt": ""} | ({} if text is None else {"certificate.json": text}))
    done = run("audit", "--verify", "site")
    assert done.exit_code == 2
    assert problem in done.output
