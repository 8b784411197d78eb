"""A face without a screen does the same work through the same verbs."""

from prompt_client import PromptClient

from fieldapp.model.answer import Typed
from fieldapp.model.person import Sex
from fieldapp.workflow.activity import OpenActivity


def test_a_prompt_client_fills_form_and_list(dialogue: OpenActivity) -> None:
    client = PromptClient(dialogue)
    client.fill([("date", "22/10/2018"), ("theme", "Damai"), ("paper_male", "1"), ("paper_female", "2")])
    client.attend("si am")
    client.attend("Muh. Ilham\tl19m")
    client.attend("ab sa")
    assert [(row.number, row.name, row.sex) for row in dialogue.attendees] == [
        (1, "Siti Aminah", Sex.FEMALE),
        (2, "Muh. Ilham", Sex.MALE),
        (3, "Abdul Rahman Saleh", Sex.MALE),
    ]
    client.attend("-")
    assert len(dialogue.attendees) == 2
    assert "Abdul Rahman Saleh" in client.said[-1]


def test_a_prompt_client_hears_why_and_loses_nothing(dialogue: OpenActivity) -> None:
    client = PromptClient(dialogue)
    client.fill([("date", "31/02/2018")])
    assert dialogue.draft.date == Typed(typed="31/02/2018", problem="date.no_such_day")
    assert "31" in client.said[-1]
    client.attend("Siti")
    assert dialogue.attendees == ()
    assert client.line.text == "Siti"
