"""A summary in another language is not ok; English full of foreign names is never taken for one."""

from __future__ import annotations

import pytest

from newsdigest import FindingVerdict, check_summary

ARTICLE = (
    "The council in Brest will close the Marceau library on Monday, Mayor Claire Dubois said. The building needs "
    "repairs worth 2.4 million euros after a flood in March. Some 300 readers signed a petition. Jean Moreau of the "
    "readers' union said that he would sue. Volkswagen will sell its plant in Wolfsburg to Banco Santander."
)
FOREIGN = "not to be in English"


@pytest.mark.parametrize(
    "summary",
    [
        "Le conseil municipal de Brest va fermer la bibliothèque Marceau lundi, a annoncé la maire Claire Dubois.",
        "Claire Dubois ferme la bibliothèque Marceau.",
        "Claire Dubois, maire de Brest",
        "Un incendie a fait trois morts dans un immeuble de Lyon dimanche.",
        "Der Stadtrat von Brest wird die Bibliothek am Montag schließen, sagte Bürgermeisterin Claire Dubois.",
        "VW verkauft Werk in Wolfsburg an Banco Santander",
        "Moreau klagt gegen Dubois",
        "El ayuntamiento de Brest cerrará la biblioteca Marceau el lunes, dijo la alcaldesa Claire Dubois.",
        "Le conseil municipal a voté la fermeture de la bibliothèque lundi soir.",
        "Volkswagen venderá su planta de Wolfsburg al Banco Santander.",
        "Il comune di Brest chiude la biblioteca Marceau lunedì.",
        "De gemeente Brest sluit maandag de bibliotheek Marceau.",
        "Rada miasta Brest zamknie bibliotekę Marceau w poniedziałek.",
        "Брест закроет библиотеку Марсо в понедельник.",
        "布雷斯特市将于周一关闭马尔索图书馆",
    ],
)
def test_a_summary_in_another_language_is_not_ok(summary: str) -> None:
    check = check_summary(summary, ARTICLE)
    (whole,) = [finding for finding in check.findings if FOREIGN in finding.note]
    assert not check.ok
    assert (whole.verdict, whole.text) == (FindingVerdict.ABSENT, summary)


@pytest.mark.parametrize("article", [ARTICLE, "Rain fell on the coast all day. Nobody was out in Hale, police said."])
@pytest.mark.parametrize(
    "summary",
    [
        "Real Madrid beat Atlético de Madrid in La Liga",
        "El País wins Ortega y Gasset prize",
        "Le Monde sues Les Echos",
        "Der Spiegel sues Die Welt",
        "Marine Le Pen, Jean-Luc Mélenchon trade blows",
        "Théâtre du Châtelet stages Les Misérables",
        "Luiz Inácio Lula da Silva meets Javier Milei in Rio de Janeiro",
        "Macron, von der Leyen, Scholz, Sánchez huddle",
        "Ursula von der Leyen jets to Rio de Janeiro",
        "Ajax thrash PSV in De Klassieker",
        "Café de Flore feud over crème brûlée",
        "Kudos, ennui, déjà vu as Brexit drags on",
        "Coup d'état in São Tomé foiled",
        "Erdoğan ally Bahçeli floats Öcalan parole",
        "Taoiseach Micheál Martin backs Tánaiste",
        "ursula von der leyen jets to rio de janeiro",
        "ajax thrash psv in de klassieker",
        "santa cruz de tenerife evacuates",
        "No, no, no.",
        "2,400,000",
        "Moreau v Dubois",
    ],
)
def test_english_full_of_foreign_names_is_english(summary: str, article: str) -> None:
    assert not [finding for finding in check_summary(summary, article).findings if FOREIGN in finding.note]
