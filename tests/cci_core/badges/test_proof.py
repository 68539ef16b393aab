import pytest

from cci_core.badges import Proof
from cci_core.badges.proof import proof_of

TRAPS = "Shell|UPS|Ring|Anthem|Zoom|CAT|3D|Target|Gap|Next|Boots|United|Visa|Apple|Amazon|Orange|3M|H&M|1&1"


@pytest.mark.parametrize("name", TRAPS.split("|"))
def test_common_short_and_numeric_names_need_structure(name: str) -> None:
    assert proof_of(name) is Proof.NEEDS_STRUCTURE


@pytest.mark.parametrize("name", ["Palantir", "Calvin Klein", "De'Longhi", "Hikvision", "Volkswagen", "Ben & Jerry's"])
def test_names_that_mean_nothing_else_are_plain(name: str) -> None:
    assert proof_of(name) is Proof.PLAIN


def test_an_override_is_the_last_word() -> None:
    assert proof_of("Target", "plain") is Proof.PLAIN
    assert proof_of("Palantir", "needs-structure") is Proof.NEEDS_STRUCTURE
