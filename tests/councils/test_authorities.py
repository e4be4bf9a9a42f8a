"""The list of real authorities."""

import pytest

from alongside.councils import authorities
from alongside.councils.authorities import by_gss, find


def test_an_authority_is_found_by_its_gss_code() -> None:
    camden = by_gss("E09000007")
    assert camden is not None
    assert (camden.name, camden.nation, camden.slug) == ("Camden", "England", "camden")
    assert camden.official_name == "London Borough of Camden"
    assert by_gss(" w06000015 ").name == "Cardiff"  # type: ignore[union-attr]
    assert by_gss("") is None
    assert by_gss("E99999999") is None


@pytest.mark.parametrize("text", ["camden", "CAMDEN", "Cámden", "E09000007", "borough camden"])
def test_an_authority_is_found_whatever_the_case_accents_and_order(text: str) -> None:
    assert find(text)[0].gss_code == "E09000007"


def test_a_part_of_a_name_finds_all_that_have_it_and_the_exact_name_comes_first() -> None:
    found = [one.name for one in find("newport")]
    assert found[0] == "Newport"
    assert [one.name for one in find("rhondda")] == ["Rhondda Cynon Taff"]
    assert find("york")[0].name == "York"
    assert len(find("york")) > 1


def test_authorities_with_a_code_come_before_those_that_are_gone() -> None:
    found = find("derry")
    assert found[0].gss_code
    assert not found[-1].gss_code


def test_nothing_is_found_for_nothing() -> None:
    assert find("") == find("  ,  ") == find("no such place") == []


def test_every_authority_has_a_slug_and_a_nation() -> None:
    current = [one for one in authorities.authorities() if one.gss_code]
    assert len(current) == 445
    shared = {one.slug for one in current if sum(o.slug == one.slug for o in current) > 1}
    assert shared == {"buckinghamshire", "north-yorkshire", "somerset"}  # counties until lately
    assert [find(slug)[0].gss_code[:3] for slug in sorted(shared)] == ["E06"] * 3
    assert {one.nation for one in current} == {
        "England",
        "Wales",
        "Scotland",
        "Northern Ireland",
    }
    assert all(one.slug for one in authorities.authorities())


def test_the_notice_of_the_list_is_shipped_beside_it() -> None:
    notice = (authorities.DATA.parent / "NOTICE.md").read_text(encoding="utf-8")
    assert "mySociety" in notice
    assert "Open Government Licence v3.0" in notice


def test_an_authority_has_a_centre_where_the_list_has_one() -> None:
    latitude, longitude = by_gss("E09000007").centre  # type: ignore[union-attr,misc]
    assert (round(latitude, 1), round(longitude, 1)) == (51.5, -0.2)
    assert any(one.centre is None for one in authorities.authorities())
