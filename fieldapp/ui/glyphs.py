"""The special characters and frames of the face, as three sets of data; no other module names one.

`utf8` stays within Box Drawing, Block Elements and WGL4; `cp850` within what code pages 437 and 850 share; `ascii`
within ASCII. A frame is a Textual border type.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fieldapp.wording import _


@dataclass(frozen=True, slots=True)
class GlyphSet:
    """One set. `arrows` "" means that the word for the arrow keys is written instead."""

    name: str
    frame: str
    line: str
    bar: str
    pointer: str
    crumb: str
    separator: str
    saved: str
    done: str
    waiting: str
    meter_left: str
    meter_full: str
    meter_rest: str
    meter_right: str
    rule: str
    arrows: str
    dash: str

    @property
    def arrow_keys(self) -> str:
        """The arrow keys as the key band names them."""
        return self.arrows or _("Arrows")


UTF8 = GlyphSet(
    name="utf8",
    frame="round",
    line="solid",
    bar="outer",
    pointer="▌",
    crumb="›",
    separator="·",
    saved="●",
    done="●",
    waiting="·",
    meter_left="",
    meter_full="━",
    meter_rest="─",
    meter_right="",
    rule="─",
    arrows="↑↓",
    dash="–",
)
CP850 = GlyphSet(
    name="cp850",
    frame="solid",
    line="solid",
    bar="thick",
    pointer="»",
    crumb="»",
    separator="·",
    saved="■",
    done="■",
    waiting="·",
    meter_left="",
    meter_full="■",
    meter_rest="·",
    meter_right="",
    rule="─",
    arrows="",
    dash="-",
)
ASCII = GlyphSet(
    name="ascii",
    frame="ascii",
    line="ascii",
    bar="ascii",
    pointer=">",
    crumb=">",
    separator="-",
    saved="*",
    done="x",
    waiting=".",
    meter_left="[",
    meter_full="#",
    meter_rest=".",
    meter_right="]",
    rule="-",
    arrows="",
    dash="-",
)
GLYPH_SETS = {glyphs.name: glyphs for glyphs in (UTF8, CP850, ASCII)}


class _State:
    glyphs: GlyphSet = UTF8


def use(name: str) -> GlyphSet:
    """Draw with this set from now on."""
    _State.glyphs = GLYPH_SETS[name]
    return _State.glyphs


def current() -> GlyphSet:
    """The set drawn with now; ask when painting, so that it can change while running."""
    return _State.glyphs


def choose(setting: str, encoding: str, environ: Mapping[str, str]) -> str:
    """The name of the set for a setting; `auto` takes utf8 where the terminal is known to draw it, else ascii."""
    if setting != "auto":
        return setting
    speaks = encoding.lower().replace("-", "") == "utf8"
    modern = any(environ.get(name) for name in ("WT_SESSION", "COLORTERM", "VTE_VERSION"))
    return "utf8" if speaks and modern else "ascii"
