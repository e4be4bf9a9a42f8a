"""The digest of a plugin: what Python could run of it, and nothing that can be swapped."""

import importlib.util
import marshal
import py_compile
import sys
from importlib.machinery import SourceFileLoader
from importlib.metadata import distributions
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from alongside.kernel.digests import digest_of, files_of
from alongside.kernel.discovery import candidates
from tests.packages import install

NAMES = st.text("ab/.é\udcff", min_size=1, max_size=5)
FILES = st.dictionaries(NAMES, st.binary(max_size=8), max_size=5)


@effort(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(FILES, FILES)
def test_other_names_or_other_contents_give_another_digest(one, other):
    assert (digest_of(one.items()) == digest_of(other.items())) is (one == other)


@effort(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(FILES.filter(bool), st.data())
def test_the_order_says_nothing_and_each_change_something(files, data):
    items = list(files.items())
    assert digest_of(data.draw(st.permutations(items))) == digest_of(items)
    name = data.draw(st.sampled_from(sorted(files)))
    assert digest_of({**files, name: files[name] + b"x"}.items()) != digest_of(items)
    assert digest_of([*items, (name, b"")]) != digest_of(items)


def test_bytes_cannot_move_between_a_name_a_content_and_the_next_file():
    assert digest_of([("a", b"b"), ("c", b"")]) != digest_of([("a", b"bc\0")])
    assert digest_of([("ab", b"")]) != digest_of([("a", b"b")])


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A folder of packages that Python looks into."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def digest(practice_id="long_table"):
    importlib.invalidate_caches()
    return next(one for one in candidates(None) if one.id == practice_id).sha256()


def test_two_files_of_one_name_cannot_be_swapped(site):
    package = install(site, files={"a/x.py": "one = 1", "b/x.py": "one = 2"})
    before = digest()
    (package / "a" / "x.py").write_text("one = 2")
    (package / "b" / "x.py").write_text("one = 1")
    assert digest() != before


@pytest.mark.parametrize(
    "name", ["extra.py", "deep/extra.py", "extra.pyc", "extra.so", "templates/extra.html"]
)
def test_a_file_dropped_beside_the_others_counts(site, name):
    package = install(site)
    before = digest()
    (package / name).parent.mkdir(exist_ok=True)
    (package / name).write_text("")
    assert digest() != before


def test_another_entry_point_counts(site):
    install(site, files={"other.py": ""})
    before = digest()
    (points,) = site.glob("*.dist-info/entry_points.txt")
    points.write_text("[alongside.practices]\nlong_table = alongside_long_table.other\n")
    assert digest() != before


def test_a_linked_folder_counts_and_a_ring_of_links_ends(site, tmp_path):
    package = install(site)
    before = digest()
    (tmp_path / "elsewhere").mkdir()
    (package / "linked").symlink_to(tmp_path / "elsewhere")
    (package / "ring").symlink_to(package)
    (tmp_path / "elsewhere" / "code.py").write_text("")
    assert digest() != before


def test_what_python_compiles_for_itself_does_not_count(site):
    package = install(site)
    before = digest()
    py_compile.compile(
        str(package / "__init__.py"),
        invalidation_mode=py_compile.PycInvalidationMode.TIMESTAMP,
    )
    assert list(package.glob("__pycache__/*.pyc"))
    assert digest() == before


@pytest.mark.parametrize("optimised", [0, 1, 2])
def test_nor_what_it_compiled_while_the_source_lay_elsewhere(site, tmp_path, optimised):
    words = 'def a(b=frozenset({"c", "d"})):\n    "e"\n    assert b\n    return (b, -0.0, 1j)\n'
    package = install(site, files={"more.py": words})
    before = digest()
    kept = py_compile.compile(
        str(package / "more.py"),
        dfile=str(tmp_path / "elsewhere.py"),
        optimize=optimised,
        invalidation_mode=py_compile.PycInvalidationMode.TIMESTAMP,
    )
    assert Path(kept).parent.name == "__pycache__"
    assert digest() == before


def forged(package):
    """Bytecode that Python takes for its own: the time and the size of the source are right."""
    source = package / "more.py"
    source.write_text("said = 'well'")
    kept = Path(
        py_compile.compile(str(source), invalidation_mode=py_compile.PycInvalidationMode.TIMESTAMP)
    )
    other = compile("said = 'ill'", str(source), "exec")
    kept.write_bytes(kept.read_bytes()[:16] + marshal.dumps(other))
    return source, kept


def test_bytecode_that_does_something_else_than_its_source_counts(site):
    package = install(site, files={"more.py": "said = 'well'"})
    before = digest()
    source, _ = forged(package)
    believed = SourceFileLoader("long_table_more", str(source)).get_code("long_table_more")
    assert "ill" in believed.co_consts
    assert digest() != before


@pytest.mark.parametrize("rest", [b"", b"nonsense", marshal.dumps("no code")])
def test_so_does_what_cannot_be_read(site, rest):
    package = install(site, files={"more.py": "said = 'well'"})
    before = digest()
    _, kept = forged(package)
    kept.write_bytes(kept.read_bytes()[:16] + rest)
    assert digest() != before


def test_bytecode_older_than_its_source_does_not_count_because_it_is_made_anew(site):
    package = install(site, files={"more.py": "said = 'well'"})
    source, kept = forged(package)
    source.write_text("said = 'otherwise'")
    before = digest()
    kept.unlink()
    assert digest() == before


@pytest.mark.parametrize("mode", ["UNCHECKED_HASH", "CHECKED_HASH"])
def test_bytecode_that_its_source_does_not_bind_counts(site, mode):
    package = install(site)
    before = digest()
    py_compile.compile(
        str(package / "__init__.py"), invalidation_mode=py_compile.PycInvalidationMode[mode]
    )
    assert digest() != before


def test_bytecode_whose_source_is_gone_counts(site):
    package = install(site, files={"gone.py": ""})
    (package / "gone.py").rename(package / "stays.py")
    before = digest()
    source = package / "gone.py"
    source.write_text("")
    py_compile.compile(str(source))
    source.unlink()
    assert digest() != before


def test_an_editable_package_is_read_where_it_lies(site, tmp_path, monkeypatch):
    elsewhere = tmp_path / "src"
    package = install(elsewhere)
    (elsewhere / "alongside_long_table-0.1.0.dist-info").rename(
        site / "alongside_long_table-0.1.0.dist-info"
    )
    (record,) = site.glob("*.dist-info/RECORD")
    record.write_text("_long_table.pth,,\n")
    monkeypatch.syspath_prepend(str(elsewhere))
    before = digest()
    (package / "__init__.py").write_text("changed = True")
    assert digest() != before


def test_nothing_is_imported_to_read_the_files(site, tmp_path):
    mark = tmp_path / "was-run"
    install(
        site,
        files={
            "__init__.py": f"open({str(mark)!r}, 'w')",
            "sub/__init__.py": "",
        },
        points="long_table = alongside_long_table.sub",
    )
    assert len(digest()) == 64
    assert not mark.exists()
    assert "alongside_long_table" not in sys.modules


def test_a_single_file_counts_with_bytecode_that_would_run_instead(tmp_path):
    folder = tmp_path / "practices"
    folder.mkdir()
    (folder / "one.py").write_text("")
    before = next(one for one in candidates(folder) if one.id == "one").sha256()
    py_compile.compile(
        str(folder / "one.py"), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH
    )
    assert next(one for one in candidates(folder) if one.id == "one").sha256() != before


@pytest.mark.parametrize(
    "name", ["table_migrations/0001_first.py", "templates/table.html", "translations/cy/x.po"]
)
def test_a_single_file_counts_with_the_folders_that_it_is_used_with(tmp_path, name):
    text = 'practice = Practice(id="table", api="1", migrations="table_migrations")'
    (tmp_path / "table.py").write_text(text)

    def now():
        return next(one for one in candidates(tmp_path) if one.id == "table").sha256()

    before = now()
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("one")
    with_it = now()
    (tmp_path / name).write_text("two")
    assert len({before, with_it, now()}) == 3
    (tmp_path / "anothers").mkdir()
    (tmp_path / "anothers" / "x.py").write_text("")
    (tmp_path / name).write_text("one")
    assert now() == with_it


def test_the_package_that_python_would_import_counts_not_the_one_that_was_installed(
    site, tmp_path, monkeypatch
):
    install(site)
    before = digest()
    shadow = tmp_path / "shadow" / "alongside_long_table"
    shadow.mkdir(parents=True)
    (shadow / "__init__.py").write_text("raise SystemExit")
    monkeypatch.syspath_prepend(str(shadow.parent))
    assert digest() != before


def test_of_two_that_are_installed_the_first_is_described(site, tmp_path, monkeypatch):
    install(site, version="1.0")
    first = tmp_path / "first"
    first.mkdir()
    install(first, version="2.0")
    monkeypatch.syspath_prepend(str(first))
    importlib.invalidate_caches()
    assert next(one for one in candidates(None) if one.id == "long_table").version == "2.0"


def test_what_the_installer_makes_anew_on_each_machine_does_not_count(site):
    install(site)
    (ours,) = distributions(path=[str(site)])
    names = {name for name, _ in files_of(ours, "alongside_long_table")}
    assert names == {
        "alongside_long_table/__init__.py",
        "alongside_long_table-0.1.0.dist-info/METADATA",
        "alongside_long_table-0.1.0.dist-info/entry_points.txt",
    }
