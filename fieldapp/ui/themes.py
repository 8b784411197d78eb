"""The palette: every token of the face in six themes, as data; no other module names a colour.

A token is usable as `$token` in TCSS and in markup. Style tokens (`alarm`, `brand`, `here`, `key`, `sign-problem`,
`focus-style`) hold a whole style for markup or `text-style`. Text keeps a contrast of 4.5:1 or more in every theme;
`rule` and `empty` are decoration. The 16-colour themes use no bright background, no bright black and no dim text,
which the Linux console and old Windows consoles cannot show.
"""

from textual.theme import Theme

NAMES = ("night", "day", "contrast", "night-16", "day-16", "mono")
DEFAULT = "ansi_default"

_COLOURS: dict[str, tuple[str, str, str, str, str, str]] = {
    "background": ("#12161d", "#faf7f0", "#000000", "ansi_black", "ansi_white", DEFAULT),
    "band": ("#1e2530", "#ebe4d4", "#000000", "ansi_black", "ansi_white", DEFAULT),
    "field": ("#232b38", "#efe8d9", "#000000", "ansi_black", "ansi_white", DEFAULT),
    "rule": ("#3a4557", "#c9bfa8", "#ffffff", "ansi_cyan", "ansi_blue", DEFAULT),
    "empty": ("#46536a", "#b9ae95", "#ffffff", "ansi_cyan", "ansi_blue", DEFAULT),
    "foreground": ("#d5dae3", "#2b2e34", "#ffffff", "ansi_white", "ansi_black", DEFAULT),
    "strong": ("#ffffff", "#000000", "#ffffff", "ansi_bright_white", "ansi_black", DEFAULT),
    "muted": ("#97a3b6", "#5d6068", "#ffffff", "ansi_white", "ansi_black", DEFAULT),
    "info": ("#84aee0", "#2b5591", "#8cd0ff", "ansi_bright_cyan", "ansi_blue", DEFAULT),
    "focus": ("#f2c572", "#8f5706", "#ffe600", "ansi_bright_yellow", "ansi_blue", DEFAULT),
    "focus-fg": ("#ffe2a8", "#2a1c00", "#000000", "ansi_bright_yellow", "ansi_bright_yellow", DEFAULT),
    "focus-bg": ("#3d341f", "#f6dc9c", "#ffe600", "ansi_blue", "ansi_blue", DEFAULT),
    "saved": ("#8fcb9b", "#2a6f3f", "#6dff8e", "ansi_bright_green", "ansi_black", DEFAULT),
    "uncertain": ("#c9a6f0", "#7038a0", "#e0b8ff", "ansi_bright_magenta", "ansi_black", DEFAULT),
    "problem": ("#f58f7c", "#b02f20", "#ff9a8a", "ansi_bright_red", "ansi_black", DEFAULT),
    "cursor-fg": ("#12161d", "#ffffff", "#000000", "ansi_black", "ansi_bright_yellow", DEFAULT),
    "cursor-bg": ("#f2c572", "#8f5706", "#ffe600", "ansi_white", "ansi_blue", DEFAULT),
}
_STYLES: dict[str, tuple[str, str, str, str, str, str]] = {
    "focus-style": ("bold", "bold", "bold", "bold", "bold", "bold reverse"),
    "cursor-style": ("none", "none", "none", "none", "none", "reverse"),
    "alarm": (
        "bold #1a0d0a on #f58f7c",
        "bold #ffffff on #b02f20",
        "bold #000000 on #ff9a8a",
        "bold ansi_bright_white on ansi_red",
        "bold ansi_bright_white on ansi_red",
        "bold reverse",
    ),
    "brand": (
        "bold #12161d on #84aee0",
        "bold #ffffff on #2b5591",
        "bold #000000 on #ffffff",
        "ansi_black on ansi_cyan",
        "bold ansi_bright_white on ansi_blue",
        "bold reverse",
    ),
    "here": (
        "bold #ffe2a8 on #3d341f",
        "bold #2a1c00 on #f6dc9c",
        "bold #000000 on #ffe600",
        "bold ansi_bright_yellow on ansi_blue",
        "bold ansi_bright_yellow on ansi_blue",
        "bold reverse",
    ),
    "key": (
        "bold #ffffff",
        "bold #000000",
        "bold #ffe600",
        "bold ansi_bright_white",
        "bold ansi_black",
        "bold",
    ),
    "sign-problem": (
        "bold #f58f7c",
        "bold #b02f20",
        "bold #ff9a8a",
        "bold ansi_bright_red",
        "bold ansi_bright_white on ansi_red",
        "bold",
    ),
}
_STOCK = {
    "text": "foreground",
    "text-muted": "muted",
    "text-disabled": "muted",
    "text-primary": "info",
    "text-secondary": "info",
    "text-accent": "focus",
    "text-warning": "uncertain",
    "text-error": "problem",
    "text-success": "saved",
    "foreground-muted": "muted",
    "border": "rule",
    "border-blurred": "rule",
    "surface": "background",
    "panel": "background",
    "boost": "background",
    "block-cursor-foreground": "focus-fg",
    "block-cursor-background": "focus-bg",
    "block-cursor-text-style": "focus-style",
    "block-cursor-blurred-foreground": "foreground",
    "block-cursor-blurred-background": "background",
    "block-hover-background": "background",
    "input-cursor-foreground": "cursor-fg",
    "input-cursor-background": "cursor-bg",
    "input-cursor-text-style": "cursor-style",
    "input-selection-foreground": "focus-fg",
    "input-selection-background": "focus-bg",
    "screen-selection-foreground": "focus-fg",
    "screen-selection-background": "focus-bg",
    "footer-foreground": "foreground",
    "footer-background": "band",
    "footer-key-foreground": "strong",
    "footer-key-background": "band",
    "footer-description-foreground": "muted",
    "footer-description-background": "band",
    "footer-item-background": "band",
    "scrollbar": "rule",
    "scrollbar-hover": "rule",
    "scrollbar-active": "rule",
    "scrollbar-background": "background",
    "scrollbar-background-hover": "background",
    "scrollbar-background-active": "background",
    "scrollbar-corner-color": "background",
    "link-color": "info",
    "link-color-hover": "info",
    "link-background": "background",
    "link-background-hover": "background",
}
"""Tokens that Textual derives or tints by itself, pinned to one of ours."""


def tokens(name: str) -> dict[str, str]:
    """Every token of the theme and its value."""
    column = NAMES.index(name)
    own = {token: row[column] for token, row in {**_COLOURS, **_STYLES}.items()}
    stock = {token: own[source] for token, source in _STOCK.items()}
    ansi = {"ansi-background": own["background"], "ansi-foreground": own["foreground"]}
    return {**own, **stock, **ansi, "block-cursor-blurred-text-style": "none"}


def theme(name: str) -> Theme:
    """The Textual theme of this name."""
    value = tokens(name)
    return Theme(
        name=name,
        primary=value["info"],
        secondary=value["info"],
        accent=value["focus"],
        warning=value["uncertain"],
        error=value["problem"],
        success=value["saved"],
        foreground=value["foreground"],
        background=value["background"],
        surface=value["background"],
        panel=value["background"],
        dark=not name.startswith("day"),
        ansi=name.endswith("-16") or name == "mono",
        variables=value,
    )


_FEWER_COLOURS = {"night": "night-16", "day": "day-16", "contrast": "mono"}


def choose(setting: str, color_system: str | None, *, no_color: bool) -> str:
    """The name of the theme for a setting on a terminal of this colour depth (as Rich names it, None: no colour).

    Textual would quantise a theme of 24-bit colours to 16 bright backgrounds that some consoles show as black, so
    such a terminal gets the 16-colour theme instead.
    """
    wanted = "mono" if no_color or color_system is None else "night" if setting == "auto" else setting
    return wanted if color_system in ("truecolor", "256") else _FEWER_COLOURS.get(wanted, wanted)
