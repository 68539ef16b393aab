"""A company as linked data (schema.org), for search engines."""

import msgspec
from markupsafe import Markup

from cci_core.messages import DEFAULT_LANGUAGE, area
from extension_api.pages.company import CompanyView
from extension_api.pages.links import Links
from extension_api.pages.shown import plain

_IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def organization(view: CompanyView, links: Links) -> Markup:
    """The company as a schema.org Organization, safe within a script element."""
    company = view.company
    wikidata = None if company.wikidata is None else f"https://www.wikidata.org/wiki/{company.wikidata}"
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "@id": links.public(f"companies/{company.slug}") + "#company",
        "name": plain(company.name),
        "alternateName": [plain(alias.name) for alias in company.aliases if alias.kind != "ticker"],
        "description": plain(company.description),
        "url": company.website,
        "sameAs": [wikidata] if wikidata else [],
        "location": _place(view),
        "identifier": _identifier(company.isin),
        "naics": [industry.code for industry in company.industries],
        "subjectOf": {"@type": "WebPage", "@id": links.public(f"companies/{company.slug}")},
    }
    known = {key: value for key, value in facts.items() if value}
    return Markup(msgspec.json.encode(known).decode().translate(_IN_SCRIPT))  # noqa: S704 no "<" is left


def _place(view: CompanyView) -> dict[str, object] | None:
    company = view.company
    if company.country is None:
        return None
    address: dict[str, object] = {
        "@type": "PostalAddress",
        "addressCountry": area("countries", DEFAULT_LANGUAGE)[company.country],
    }
    if company.headquarters is not None:
        address["addressLocality"] = plain(company.headquarters)
    return {"@type": "Place", "address": address}


def _identifier(isin: str | None) -> dict[str, str] | None:
    return None if isin is None else {"@type": "PropertyValue", "propertyID": "ISIN", "value": isin}
