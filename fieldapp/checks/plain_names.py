"""Names reduced to what two writings of one name have in common."""

import unicodedata


def plain_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case without accents and punctuation."""
    words = unicodedata.normalize("NFKD", name.casefold().replace(",", " ")).split()
    plain = ("".join(letter for letter in word if letter.isalnum()) for word in words)
    return tuple(word for word in plain if word)
