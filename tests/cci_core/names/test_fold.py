import doctest
import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.names import compact, fold
from cci_core.names.fold import fold_parts


@pytest.mark.parametrize("module", ["fold", "legal_forms"])
def test_examples_in_the_docstrings_hold(module: str) -> None:
    results = doctest.testmod(importlib.import_module(f"cci_core.names.{module}"))
    assert results.attempted and not results.failed


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Adidas AG", "adidas"),
        ("Robert Bosch GmbH", "robert bosch"),
        ("Müller GmbH & Co. KGaA", "muller"),
        ("Carrefour S.A.", "carrefour"),
        ("Société Générale SA", "societe generale"),
        ("Ferrari N.V.", "ferrari"),
        ("Eni S.p.A.", "eni"),
        ("Carlsberg A/S", "carlsberg"),
        ("Volvo AB (publ)", "volvo"),
        ("Nokia Oyj", "nokia"),
        ("Equinor ASA", "equinor"),
        ("Grupo Bimbo, S.A.B. de C.V.", "grupo bimbo"),
        ("Vale S.A.", "vale"),
        ("Tata Motors Limited", "tata motors"),
        ("Infosys Pvt. Ltd.", "infosys"),
        ("Grab Holdings Pte. Ltd.", "grab holdings"),
        ("PT Telkom Indonesia Tbk", "telkom indonesia"),
        ("Petronas Sdn. Bhd.", "petronas"),
        ("Toyota Motor Co., Ltd.", "toyota motor"),
        ("株式会社ソニー", "soni"),
        ("삼성전자 주식회사", "samseongjeonja"),
        ("腾讯控股有限公司", "tengxun"),
        ("ПАО «Газпром»", "gazprom"),
        ("ООО Яндекс", "yandeks"),
        ("Orlen Sp. z o.o.", "orlen"),
        ("ČEZ, a.s.", "cez"),
        ("MOL Nyrt.", "mol"),
        ("Türk Hava Yolları A.O.", "turk hava yollari"),
        ("Qatar Fuel Q.P.S.C.", "qatar fuel"),
        ("Sasol (Pty) Ltd", "sasol"),
        ("DEERE & CO", "deere"),
        ("J.P. Morgan Chase & Co.", "jp morgan chase"),
        ("Tsingtao Brewery Co Ltd /FI/", "tsingtao brewery"),
        ("Wrigley Company Limited(The)", "wrigley"),
    ],
)
def test_legal_forms_of_many_countries_are_left_out(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    "name", ["The Limited", "AG", "Co-op", "Inc", "Limited", "The The", "SE", "Company", "PT", "株式会社"]
)
def test_a_name_made_of_legal_forms_survives(name: str) -> None:
    assert fold(name)


def test_the_legal_form_is_told_apart() -> None:
    assert fold_parts("Bolt GmbH & Co. KG").form == ("gmbh", "and", "co", "kg")
    assert fold_parts("Bolt").form == ()


@given(st.text())
def test_folding_again_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text())
def test_a_folded_name_is_lower_case_ascii_words(name: str) -> None:
    assert all(char in "abcdefghijklmnopqrstuvwxyz0123456789 " for char in fold(name))
    assert " " not in compact(name)
