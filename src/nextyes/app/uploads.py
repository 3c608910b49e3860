"""Files that were uploaded and wait to be imported: in a private folder, under names of our own.

Each upload is a folder named by what its files hold. There it stays until it is imported, given up, or
left for a day; what its files are called is only remembered, never a path.
"""

import hashlib
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Mapping as ReadOnly
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from nextyes.app.settings import Settings, currency
from nextyes.deals.instants import zone
from nextyes.outside.files import ENDINGS as ENDINGS  # noqa: PLC0414  # what can be chosen is said here
from nextyes.outside.files import Mapping, PipelineError, ReadOptions, mapping

MOST_FILES = 20
KEPT = timedelta(days=1)

_RECORD, _FILES, _PART = "upload.json", "files", ".part"
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the user says of files that they do not say themselves; what is empty the settings say.

    Attributes:
        zone: The zone of times without one, "" for that of the settings.
        currency: The currency of amounts without one, "" for that of the settings.
        day_first: Whether 03/04 is 3 April; None to let the files say.
        decimal: The decimal mark, "." or ","; None to let the files say.
        mapping: Which column is which, where the user has corrected it.
    """

    zone: str = ""
    currency: str = ""
    day_first: bool | None = None
    decimal: str | None = None
    mapping: Mapping | None = None

    def options(self, known: Settings) -> ReadOptions:
        """Return how files are to be read.

        Raises:
            ValueError: If there is no such zone, currency or decimal mark.
        """
        if self.decimal not in (None, ".", ","):
            raise ValueError(f"a decimal mark is a point or a comma, given {self.decimal!r}")
        return ReadOptions(
            zone=zone(self.zone) if self.zone else known.zone,
            currency=currency(self.currency) if self.currency else known.currency,
            day_first=self.day_first,
            decimal=self.decimal,
            mapping=self.mapping,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """Files that wait to be imported.

    Attributes:
        id: The digest of what they hold.
        folder: Where they are kept.
        names: By name on disk, what the user calls each.
        at: When they came.
        choices: How they are to be read.
        begun: Since when they are being imported; None before.
        batch: The import that has begun, "" before.
    """

    id: str
    folder: Path
    names: ReadOnly[str, str]
    at: datetime
    choices: Choices = field(default_factory=Choices)
    begun: datetime | None = None
    batch: str = ""

    @property
    def path(self) -> Path:
        """What to read: the file, or the folder of several."""
        files = self.folder / _FILES
        return files / next(iter(self.names)) if len(self.names) == 1 else files

    @property
    def called(self) -> str:
        """The names of the files, as the user calls them."""
        return ", ".join(self.names.values())

    def options(self, known: Settings) -> ReadOptions:
        """Return how the files are to be read: once their import has begun, as it began.

        What lies after its begin has not happened.
        """
        options = self.choices.options(Settings() if self.begun else known)
        return replace(options, names=self.names, not_after=self.begun)


def keep_upload(home: Path, given: Sequence[tuple[str, Path]], *, at: datetime) -> Upload:
    """Keep files until they are imported; the same files again are the same upload.

    Args:
        home: The private folder of all uploads, made where there is none.
        given: The files: what the browser calls each, and where it lies for now.
        at: Now.

    Raises:
        ValueError: If they are no tables by their names, are empty, too many, or do not go together.
    """
    files = sorted((_called(name), path) for name, path in given)
    _check([name for name, _ in files], [path for _, path in files])
    private(home)
    upload_id = _digest(files)
    known = kept_upload(home, upload_id)
    if known:
        return known
    names = {f"{number:02}{_ending(name)}": name for number, (name, _) in enumerate(files)}
    upload = Upload(id=upload_id, folder=home / upload_id, names=names, at=at)
    part = Path(tempfile.mkdtemp(prefix=".", suffix=_PART, dir=home))
    try:
        (part / _FILES).mkdir()
        for own, (_, path) in zip(names, files, strict=True):
            shutil.copyfile(path, part / _FILES / own)
        _write(part, upload)
        if not kept_upload(home, upload_id):
            drop_upload(upload)  # what another version has left there
        part.rename(upload.folder)
    except OSError as error:
        shutil.rmtree(part)
        known = kept_upload(home, upload_id)
        if not known:
            raise ValueError(f"the files could not be kept: {error.strerror}") from error
        return known  # the same files came twice at once
    return upload


def kept_upload(home: Path, upload_id: str) -> Upload | None:
    """Return an upload by its id, None where there is none."""
    if len(upload_id) != 24 or not all(letter in "0123456789abcdef" for letter in upload_id):
        return None
    folder = home / upload_id
    try:
        tree = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
        return Upload(
            id=upload_id,
            folder=folder,
            names=tree["names"],
            at=datetime.fromisoformat(tree["at"]),
            choices=_choices(tree["choices"]),
            begun=datetime.fromisoformat(tree["begun"]) if tree["begun"] else None,
            batch=tree["batch"],
        )
    except (OSError, ValueError, KeyError, TypeError):  # none, or of another version
        return None


def kept_uploads(home: Path) -> tuple[Upload, ...]:
    """Return all uploads, the latest first."""
    found = [kept_upload(home, path.name) for path in home.iterdir()] if home.is_dir() else []
    return tuple(sorted((each for each in found if each), key=lambda upload: upload.at, reverse=True))


def change_upload(upload: Upload, choices: Choices) -> Upload:
    """Keep other choices for an upload.

    Raises:
        ValueError: If its import has begun, which goes on as it began.
    """
    if upload.begun:
        raise ValueError("the import has begun: let it end, or give it up, before you change how it is read")
    return _write(upload.folder, replace(upload, choices=choices))


def begin_upload(upload: Upload, options: ReadOptions, *, at: datetime, batch: str) -> Upload:
    """Keep that an upload is being imported and how it is read, so that it goes on so after a crash."""
    if upload.begun:
        return upload
    choices = Choices(
        zone=options.zone.key,
        currency=options.currency,
        day_first=options.day_first,
        decimal=options.decimal,
        mapping=options.mapping,
    )
    return _write(upload.folder, replace(upload, choices=choices, begun=at, batch=batch))


def stop_upload(upload: Upload) -> None:
    """Keep that the import of an upload has not begun after all: it can be changed again."""
    _write(upload.folder, replace(upload, begun=None, batch=""))


def drop_upload(upload: Upload) -> None:
    """Remove an upload and its files."""
    gone = Path(tempfile.mkdtemp(prefix=".", suffix=_PART, dir=upload.folder.parent))
    with suppress(FileNotFoundError):  # removed by another
        upload.folder.rename(gone / upload.id)  # at once: nobody shall find half of it
    shutil.rmtree(gone, ignore_errors=True)


def drop_old_uploads(home: Path, now: datetime) -> None:
    """Remove what has waited for a day without being imported, and what a crash left half-copied."""
    for upload in kept_uploads(home):
        if not upload.begun and now - upload.at > KEPT:
            drop_upload(upload)
    if home.is_dir():
        for path in home.glob(f".*{_PART}"):
            if now.timestamp() - path.stat().st_mtime > KEPT.total_seconds():
                shutil.rmtree(path, ignore_errors=True)


def private(folder: Path) -> None:
    """Make a folder that only its owner can open, or see that it is one.

    Raises:
        ValueError: If it is there already and somebody else's.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or (hasattr(os, "getuid") and found.st_uid != os.getuid()):
        raise ValueError(f"{folder} is not ours: files are not kept there")
    folder.chmod(0o700)


def _called(name: str) -> str:
    """Return what a browser calls a file, without the folders and the signs that some put before it."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(letter for letter in last if letter.isprintable()).strip()
    return plain[-_LONGEST_NAME:] or "file"


def _ending(name: str) -> str:
    return max((end for end in ENDINGS if name.lower().endswith(end)), key=len, default="")


def _check(names: Sequence[str], paths: Sequence[Path]) -> None:
    advice = "choose a .zip, an .xlsx, a .csv or .csv.gz, or several .csv at once"
    if not names:
        raise ValueError(f"no file was chosen: {advice}")
    if len(names) > MOST_FILES:
        raise ValueError(f"these are {len(names)} files: choose at most {MOST_FILES}, or a .zip of them")
    for name, path in zip(names, paths, strict=True):
        if not _ending(name):
            raise PipelineError(name, "files that end so are not read", advice)
        if not path.stat().st_size:
            raise PipelineError(name, "the file is empty", "export it again")
        if names.count(name) > 1:
            raise PipelineError(name, "two files have this name", "choose one of them")
        if len(names) > 1 and name.lower().endswith(".zip"):
            raise PipelineError(name, "a .zip goes in alone", "choose it by itself, or the files in it")


def _digest(files: Sequence[tuple[str, Path]]) -> str:
    digest = hashlib.sha256()
    for name, path in files:
        digest.update(f"{path.stat().st_size} {name}\0".encode())
        with path.open("rb") as opened:
            while block := opened.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()[:24]


def _write(folder: Path, upload: Upload) -> Upload:
    """Write an upload's record whole or not at all, and return it."""
    choices = upload.choices
    tree = {
        "names": dict(upload.names),
        "at": upload.at.isoformat(),
        "begun": upload.begun.isoformat() if upload.begun else None,
        "batch": upload.batch,
        "choices": {
            "zone": choices.zone,
            "currency": choices.currency,
            "day_first": choices.day_first,
            "decimal": choices.decimal,
            "mapping": choices.mapping.tree() if choices.mapping else None,
        },
    }
    part = folder / f"{_RECORD}.part"
    part.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    part.replace(folder / _RECORD)
    return upload


def _choices(tree: dict[str, Any]) -> Choices:
    given = tree["mapping"]
    return Choices(**{**tree, "mapping": mapping(given) if given is not None else None})
