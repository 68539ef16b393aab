from pathlib import Path

import pytest

from cci_core.cli import main


@pytest.fixture
def cci(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CCI_DATABASE_URL", f"sqlite:///{tmp_path / 'cci.db'}")
    monkeypatch.setenv("CCI_AS_OF", "2026-01-01")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> int:
        monkeypatch.setattr("sys.argv", ["cci", *arguments])
        return main()

    return run


def test_a_card_is_written_as_the_suffix_says(cci, tmp_path):
    assert cci("card", "nike", "-o", "nike.png") == 0
    assert cci("card", "nike", "-o", "nike.svg", "--variant", "square", "--theme", "dark", "--language", "de") == 0

    assert (tmp_path / "nike.png").read_bytes().startswith(b"\x89PNG")
    drawing = (tmp_path / "nike.svg").read_text(encoding="utf-8")
    assert 'width="1080"' in drawing
    assert "CCI-Wert" in drawing


def test_companies_are_compared(cci, tmp_path):
    assert cci("card", "nike", "--with", "adidas", "-o", "both.svg") == 0

    drawing = (tmp_path / "both.svg").read_text(encoding="utf-8")
    assert ">Nike<" in drawing
    assert ">Adidas<" in drawing


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["card", "nobody", "-o", "x.png"], 1, "there is no company 'nobody'"),
        (["card", "nike", "-o", "x.gif"], 2, ".png or .svg"),
        (["card", "nike"], 2, "-o"),
        (["card", "nike", "-o", "missing/x.png"], 1, "cannot be written"),
        (["card", "nike", "--with", "adidas", "--variant", "square", "-o", "x.png"], 2, "wide only"),
        (["card", "a", *["--with", "nike"] * 4, "-o", "x.png"], 1, "'a'"),
        (["card", "nike", *["--with", "adidas"] * 4, "-o", "x.png"], 1, "2 to 4"),
    ],
)
def test_mistakes_are_explained(cci, capsys, arguments, code, said):
    assert cci(*arguments) == code

    assert said in capsys.readouterr().err
    assert not list(Path.cwd().glob("x.*"))
