"""Villages as an activity records them, made from the region table or from what was typed."""

from fieldapp.indonesia.regions import EDITION, Region
from fieldapp.model.village import Village


def village_of(region: Region) -> Village:
    """The village of a row of the region table."""
    return Village(code=region.code, name=region.name, path=region.path, edition=EDITION)


def unlisted_village(name: str, nearest: Region) -> Village:
    """A place that the region table does not have, near a kecamatan, kabupaten or kota that it has."""
    path = ", ".join(part for part in (nearest.name, nearest.path) if part)
    return Village(nearest=nearest.code, name=" ".join(name.split()), path=path, edition=EDITION)
