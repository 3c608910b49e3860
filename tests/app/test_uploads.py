"""Files wait under names of our own, whole or not at all, until they are imported, given up or left alone."""

import os
import shutil
import stat
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nextyes.app import (
    Choices,
    Settings,
    Upload,
    change_upload,
    drop_old_uploads,
    drop_upload,
    keep_upload,
    kept_upload,
    kept_uploads,
)
from nextyes.app.uploads import begin_upload, stop_upload
from nextyes.outside.files import mapping

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
OWN = mapping(
    {"base": "hubspot", "deals": {"columns": {"name": "Titel"}, "values": {"status": {"Weg": "lost"}}}}
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "uploads"


@pytest.fixture
def files(tmp_path: Path) -> list[tuple[str, Path]]:
    (tmp_path / "1").write_text("deal_id,created\nd1,2026-03-02\n")
    (tmp_path / "2").write_text("deal_id,kind,happened\nd1,call,2026-03-05\n")
    return [("deals.csv", tmp_path / "1"), ("activities.csv", tmp_path / "2")]


@pytest.fixture
def upload(home: Path, files: list[tuple[str, Path]]) -> Upload:
    return keep_upload(home, files, at=AT)


def test_files_lie_in_a_private_folder_under_names_of_our_own(home: Path, tmp_path: Path) -> None:
    (tmp_path / "1").write_text("deal_id,created\nd1,2026-03-02\n")
    upload = keep_upload(home, [("C:/evil\\..\\de\x00als.CSV.GZ", tmp_path / "1")], at=AT)
    assert upload.called == "deals.CSV.GZ"
    assert upload.path.name == "00.csv.gz"
    assert upload.path.is_relative_to(home)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert [path.name for path in home.iterdir()] == [upload.id]


def test_the_same_files_are_the_same_upload_with_its_choices(
    home: Path, files: list[tuple[str, Path]], upload: Upload
) -> None:
    change_upload(upload, Choices(currency="EUR"))
    again = keep_upload(home, reversed(files), at=AT + timedelta(hours=1))  # type: ignore[arg-type]
    assert again.id == upload.id
    assert again.choices.currency == "EUR"
    assert kept_uploads(home) == (again,)
    files[0][1].write_text("deal_id,created\nd1,2026-03-03\n")
    assert keep_upload(home, files, at=AT).id != upload.id


def test_what_is_kept_of_an_upload_comes_back_as_it_was(home: Path, upload: Upload) -> None:
    choices = Choices(zone="Asia/Tokyo", currency="JPY", day_first=False, decimal=",", mapping=OWN)
    changed = change_upload(upload, choices)
    assert kept_upload(home, upload.id) == changed
    options = changed.options(Settings())
    begun = begin_upload(changed, options, at=AT, batch="import-1")
    assert kept_upload(home, upload.id) == begun
    assert begun.options(Settings(currency="EUR")).currency == "JPY"
    assert repr(begun.options(Settings()).mapping) == repr(options.mapping), "by which an import is known"


def test_an_import_goes_on_as_it_began_whatever_the_settings_say_later(upload: Upload) -> None:
    options = upload.options(Settings(currency="EUR"))
    begun = begin_upload(upload, options, at=AT, batch="import-1")
    later = Settings(currency="USD", zone=options.zone.__class__("Asia/Tokyo"))
    assert begun.options(later).currency == "EUR"
    assert begun.options(later).zone.key == "UTC"
    with pytest.raises(ValueError, match="has begun"):
        change_upload(begun, Choices())
    stop_upload(begun)
    assert kept_upload(upload.folder.parent, upload.id).begun is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "no file was chosen"),
        (["deals.pdf"], "files that end so are not read"),
        (["deals"], "files that end so are not read"),
        (["a/deals.csv", "b/deals.csv"], "two files have this name"),
        (["deals.csv", "all.zip"], "a .zip goes in alone"),
        ([f"{number}.csv" for number in range(21)], "at most 20"),
    ],
)
def test_what_does_not_go_together_is_refused(
    home: Path, tmp_path: Path, names: list[str], said: str
) -> None:
    (tmp_path / "1").write_text("deal_id,created\n")
    with pytest.raises(ValueError, match=said):
        keep_upload(home, [(name, tmp_path / "1") for name in names], at=AT)
    assert kept_uploads(home) == ()


@pytest.mark.parametrize("name", ["", "..", "../" * 8, "0" * 23, "0" * 25, "g" * 24, "0" * 22 + "/."])
def test_a_name_that_is_no_id_finds_nothing(home: Path, upload: Upload, name: str) -> None:
    assert kept_upload(home, name) is None


@pytest.mark.parametrize("record", ["", "{", "[]", '{"names": {}}', "null"])
def test_a_record_that_is_broken_is_no_upload_and_in_nobodys_way(
    home: Path, files: list[tuple[str, Path]], upload: Upload, record: str
) -> None:
    (upload.folder / "upload.json").write_text(record)
    assert kept_upload(home, upload.id) is None
    assert kept_uploads(home) == ()
    assert keep_upload(home, files, at=AT) == upload
    assert kept_uploads(home) == (upload,)


def test_a_full_disk_is_told_and_leaves_nothing(
    home: Path, files: list[tuple[str, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(ValueError, match="No space left"):
        keep_upload(home, files, at=AT)
    assert list(home.iterdir()) == []


def test_the_same_files_twice_at_once_are_kept_once(
    home: Path, files: list[tuple[str, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both copy before either is done."""
    together, real = threading.Barrier(2, timeout=20), Path.rename
    monkeypatch.setattr(Path, "rename", lambda path, target: (together.wait(), real(path, target))[1])
    kept: list[Upload] = []
    threads = [
        threading.Thread(target=lambda: kept.append(keep_upload(home, files, at=AT))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept[0] == kept[1]
    assert [path.name for path in home.iterdir()] == [kept[0].id]


def test_what_is_left_alone_goes_after_a_day_but_not_what_has_begun(
    home: Path, files: list[tuple[str, Path]], upload: Upload
) -> None:
    other = begin_upload(
        keep_upload(home, files[:1], at=AT), upload.options(Settings()), at=AT, batch="import-1"
    )
    (home / ".x.part").mkdir()
    os.utime(home / ".x.part", (AT.timestamp(), AT.timestamp()))
    drop_old_uploads(home, AT + timedelta(hours=23))
    assert len(kept_uploads(home)) == 2
    drop_old_uploads(home, AT + timedelta(hours=25))
    assert kept_uploads(home) == (other,)
    assert [path.name for path in home.iterdir()] == [other.id]


def test_what_is_let_go_is_gone_and_may_be_let_go_twice(home: Path, upload: Upload) -> None:
    drop_upload(upload)
    drop_upload(upload)
    assert list(home.iterdir()) == []


def test_a_folder_of_somebody_else_is_not_used(
    home: Path, files: list[tuple[str, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir()
    monkeypatch.setattr(os, "getuid", lambda: home.stat().st_uid + 1)
    with pytest.raises(ValueError, match="is not ours"):
        keep_upload(home, files, at=AT)
