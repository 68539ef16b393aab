"""What all published files share."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

import cci_core.messages
from cci_core import __version__
from cci_core.alternatives import Industries
from cci_core.directory import Directory
from cci_core.messages import Language
from cci_core.settings import Settings
from extension_api.pages.assets import assets_of, stored_names
from extension_api.publishing.parts import digest_of
from extension_api.publishing.search_files import SCRIPT, search_files
from extension_api.publishing.static_links import StaticLinks, folders_of, page_folder

_TEMPLATES = Path(__file__).parents[1] / "pages" / "templates"
_TEXTS = Path(cci_core.messages.__file__).parent


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """The directory that is published, where to, in which languages, and the static files of the pages by their path.

    Without languages there are neither pages nor cards.

    `digests` has one for each company, of all that the directory knows of it.
    """

    directory: Directory
    industries: Industries
    digests: Mapping[str, bytes]
    public_url: str
    logos: Path | None
    folders: Mapping[Language, str]
    assets: Mapping[str, str]
    files: Mapping[str, bytes]
    data_from: bytes
    """Differs where the same records would give other data and cards."""
    pages_from: bytes
    """Differs where they would give other pages."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the pages; the first stands at the start of the site, and cards speak it."""
        return tuple(self.folders)

    def page(self, language: Language, path: str = "", number: str | None = None) -> tuple[str, StaticLinks]:
        """The file of a page, or of a numbered page of a list, and its links."""
        folder = f"{self.folders[language]}{page_folder(path, number)}"
        links = StaticLinks(
            public_url=self.public_url,
            assets=self.assets,
            root="../" * folder.count("/") or "./",
            ending="/",
            live=False,
            edition=f"{self.directory.version}-{__version__}",
            language=language,
            offered=self.languages,
            folders=self.folders,
        )
        return f"{folder}index.html", links


def setting_of(directory: Directory, settings: Settings, languages: tuple[Language, ...]) -> Setting:
    """What the files of this directory share."""
    names, files = _static_files(directory) if languages else ({}, {})
    version = directory.version
    data_from = digest_of([__version__, settings.public_url, languages[:1], directory.methodology, version.day])
    return Setting(
        directory=directory,
        industries=Industries(directory),
        digests={entry.slug: digest_of(entry) for entry in directory.entries},
        public_url=settings.public_url,
        logos=settings.logos,
        folders=folders_of(languages),
        assets=names,
        files=files,
        data_from=data_from,
        pages_from=digest_of([data_from, languages, sorted(names.items()), [*_contents()]]),
    )


def _static_files(directory: Directory) -> tuple[dict[str, str], dict[str, bytes]]:
    """Styles and scripts of the pages: where each stands, and all by their path."""
    assets = assets_of(directory.methodology)
    names = dict(stored_names(assets))
    search = search_files()
    names[SCRIPT] = next(path for path in search if path.endswith(f"/page/{SCRIPT}")).removeprefix("static/")
    return names, {f"static/{names[asset.name]}": asset.body for asset in assets} | search


def _contents() -> Iterable[bytes]:
    """The templates and texts that pages are made of."""
    for file in (*sorted(_TEMPLATES.iterdir()), *sorted(_TEXTS.glob("*/*.toml"))):
        yield file.read_bytes()
