"""What the menu and the villages do without F-keys."""

from ui_world import face, playing, said

from fieldapp.workflow.session import Session


async def test_a_refusal_asked_for_in_the_menu_is_a_sentence(session: Session) -> None:
    async with playing(face(session)) as hands:
        await hands.press("1")
        await hands.until(lambda: type(hands.app.screen).__name__ == "RosterScreen", "attendance list")
        await hands.press("/")
        await hands.until(lambda: type(hands.app.screen).__name__ == "MenuScreen", "menu")
        await hands.press("0")
        await hands.until(lambda: type(hands.app.screen).__name__ == "RosterScreen", "attendance list again")
        await hands.until(lambda: bool(said(hands.app)), "sentence")
        assert hands.app.return_code in (None, 0)


async def test_several_villages_are_marked_without_f_keys(session: Session) -> None:
    async with playing(face(session)) as hands:
        await hands.press("2")
        await hands.until(lambda: type(hands.app.screen).__name__ == "VillageScreen", "villages")
        screen = hands.app.screen
        for name in ("tanah garam", "tanjung paku"):
            await hands.type(name)
            await hands.until(lambda: bool(screen.taken()), name)  # type: ignore[attr-defined]
            await hands.press("+")
        names = {village.name for village in screen.taken()}  # type: ignore[attr-defined]
        assert names == {"Tanah Garam", "Tanjung Paku"}
