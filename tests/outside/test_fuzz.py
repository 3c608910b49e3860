"""Whatever is in the files: problems and events, or an error of ours; never another one."""

import random
import zipfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nextyes.deals.fold import fold
from nextyes.deals.instants import zone
from nextyes.outside.files import PipelineError, ReadOptions, read_pipeline

OPTIONS = ReadOptions(zone=zone("America/Sao_Paulo"), currency="BRL")
SAMPLES = Path(__file__).parent / "samples"
QUIETLY = settings(deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.function_scoped_fixture])

CELLS = st.sampled_from(
    """d1|d2||open|won|lost|closed|2026-01-05|2026-03-02T09:30:00Z|03/04/2026|13/04/2026|04/13/2026|0|-1|1.234
    |1.234,5|1e999|NaN|call|email|meeting|in|out|stage|amount|status|owner|expected_close|=1+1|EUR|XYZ|é|\0
    |"|""|"x""|'|d1;d2|9999-12-31T23:59:59-23:59|0001-01-01T00:00:00+23:59|12:30:00|Offer""".replace(
        "\n", ""
    ).split("|")
) | st.text(max_size=6)
HEADERS = {
    "deals.csv": "deal_id,created,status,closed,amount,currency,expected_close,stage,owner,lost_reason",
    "activities.csv": "activity_id,deal_id,kind,direction,happened,minutes,owner,subject,done",
    "changes.csv": "deal_id,happened,field,old,new",
}


def check(path: Path) -> None:
    """Read what is there, as an importer does; any error but ours comes through."""
    try:
        pipeline = read_pipeline(path, OPTIONS)
    except PipelineError:
        return
    events = list(pipeline.events())
    assert len({event.id for event in events}) == len(events)
    assert len(fold(events)) == pipeline.summary.deals
    assert all(str(problem) for problem in pipeline.problems)
    assert list(pipeline.events()) == events


@QUIETLY
@given(
    st.fixed_dictionaries(
        {
            name: st.lists(
                st.lists(CELLS, min_size=header.count(",") + 1, max_size=header.count(",") + 1), max_size=6
            )
            for name, header in HEADERS.items()
        }
    )
)
def test_any_cells(tmp_path: Path, tables: dict[str, list[list[str]]]) -> None:
    for name, rows in tables.items():
        good = ["d1,2026-01-05,open,,,,,,,"] if name == "deals.csv" else []
        text = "\n".join([HEADERS[name], *good, *(",".join(row) for row in rows)])
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    check(tmp_path)


@QUIETLY
@given(
    content=st.binary(max_size=300), name=st.sampled_from(["deals.csv", "deals.csv.gz", "d.zip", "d.xlsx"])
)
def test_any_bytes(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    check(tmp_path / name)


def test_samples_with_bytes_turned_lost_and_doubled(tmp_path: Path) -> None:
    """Real exports, damaged at random places as disks and mail programs do; the seed is fixed."""
    rng = random.Random(20260302)
    for round_ in range(150):
        sample = rng.choice(sorted(SAMPLES.iterdir()))
        folder = tmp_path / str(round_)
        folder.mkdir()
        for file in sample.iterdir():
            content = bytearray(file.read_bytes())
            for _ in range(rng.randint(0, 4)):
                at = rng.randrange(len(content))
                match rng.randrange(4):
                    case 0:
                        content[at] ^= 1 << rng.randrange(8)
                    case 1:
                        del content[at : at + rng.randint(1, 30)]
                    case 2:
                        content[at:at] = content[at : at + rng.randint(1, 80)]
                    case 3:
                        content[at:at] = rng.choice([b'"', b"\0", b",", b"\r", b"\xff", b"\n\n", b"=", b";"])
            (folder / file.name).write_bytes(content)
        check(folder)


def test_a_zip_with_bytes_turned(tmp_path: Path) -> None:
    rng = random.Random(20260303)
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in (SAMPLES / "pipeline").iterdir():
            archive.write(file, file.name)
    for _ in range(150):
        content = bytearray(whole.read_bytes())
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        (tmp_path / "turned.zip").write_bytes(content)
        check(tmp_path / "turned.zip")
