"""The optional second model: how it reads words, what it says where it is not installed, and what it finds."""

from __future__ import annotations

from types import ModuleType

import pytest

import newsdigest
from newsdigest import MissingExtraError, Options, ResourceError, deadline, resources
from newsdigest.language import analyse
from newsdigest.language.encoder import retag, weights
from newsdigest.language.encoder.pieces import Vocabulary
from newsdigest.language.tagger import LONGEST, tag
from newsdigest.language.tagger_output import Tagged
from newsdigest.model.article import Article

PIECES = "[CLS] [SEP] [UNK] the bridge re ##open ##ed open . , - ' s u n ## ##s val ##les caf ##e $ 5 ##0".split()
ENCODER = Options(model="encoder")


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("the", ["the"]),
        ("Reopened", ["re", "##open", "##ed"]),
        ("bridge's", ["bridge", "'", "s"]),
        ("U.N.", ["u", ".", "n", "."]),
        ("Café", ["caf", "##e"]),
        ("$50", ["$", "5", "##0"]),
        ("Quorn", ["[UNK]"]),
        ("open-Quorn", ["open", "-", "[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("the" * 40, ["[UNK]"]),
        ("........., ", ["."] * 8),
    ],
)
def test_words_are_cut_into_the_longest_pieces(word: str, pieces: list[str]) -> None:
    assert [PIECES[at] for at in Vocabulary(PIECES).word(word).ids] == pieces


@pytest.mark.parametrize(
    ("word", "case"), [("the", 1), ("The", 2), ("A", 2), ("NATO", 3), ("McKay", 4), ("1,250", 5), ("--", 6)]
)
def test_the_case_of_a_word_stands_beside_its_pieces(word: str, case: int) -> None:
    assert Vocabulary(PIECES).word(word).cases[0] == case


def test_later_pieces_tell_the_case_of_their_word() -> None:
    assert Vocabulary(PIECES).word("Reopened").cases == (2, 8, 8)


def test_without_its_package_the_message_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(name: str) -> ModuleType:
        raise ModuleNotFoundError(name)

    resources.clear()
    monkeypatch.setattr(weights, "import_module", refused)
    with pytest.raises(MissingExtraError, match=r"pip install 'newsdigest\[encoder\]'"):
        newsdigest.summarize("Ann Lowe reopened the bridge in Leeds.", options=ENCODER)


def test_an_unknown_model_is_refused() -> None:
    with pytest.raises(ValueError, match="model must be one of packaged, encoder, not 'large'"):
        Options(model="large")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="model must be a str"):
        Options(model=None)  # type: ignore[arg-type]


class TestWithItsWeights:
    """What needs the package ``newsdigest-encoder``, which the test command installs."""

    package = pytest.importorskip("newsdigest_encoder", reason="newsdigest-encoder is not installed")

    def test_another_file_than_the_packaged_one_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        resources.clear()
        monkeypatch.setattr(self.package, "SHA256", "0" * 64)
        with pytest.raises(ResourceError, match=r"newsdigest_encoder/encoder\.npz cannot be used .*reinstall"):
            newsdigest.summarize("Ann Lowe reopened the bridge in Leeds.", options=ENCODER)

    @pytest.mark.parametrize(
        ("sentence", "word", "wanted"),
        [
            ("The council rejected the new budget .", "budget", ("obj", "rejected")),
            ("The budget was rejected by the council .", "council", ("obl:agent", "rejected")),
            ("She said the bridge would open in May .", "open", ("ccomp", "said")),
            ("The mayor , who lives nearby , left early .", "lives", ("acl:relcl", "mayor")),
            ("The mayor of the town that the river flooded in March resigned .", "mayor", ("nsubj", "resigned")),
            ("What the inspectors found in the cellar worried the tenants .", "worried", ("root", "worried")),
        ],
    )
    def test_relations(self, sentence: str, word: str, wanted: tuple[str, str]) -> None:
        forms = sentence.split()
        found = tag(forms, [(0, len(forms))])
        retag(found, forms, [(0, len(forms))])
        at = forms.index(word)
        assert (found.deprels[at], forms[found.heads[at]]) == wanted

    def test_a_sentence_is_read_alike_beside_others(self) -> None:
        one = "The council rejected the new budget on Monday .".split()
        other = "Its mayor , Petra Oduya , said that nobody had asked her .".split()
        alone = tag(one, [(0, len(one))])
        retag(alone, one, [(0, len(one))])
        both = tag(one + other, [(0, len(one)), (len(one), len(one) + len(other))])
        retag(both, one + other, [(0, len(one)), (len(one), len(one) + len(other))])
        assert (both.upos[: len(one)], both.heads[: len(one)]) == (alone.upos, alone.heads)
        assert both.deprels[: len(one)] == alone.deprels

    @pytest.mark.parametrize("word", ["ore", "antidisestablishmentarianism-of-Llanfairpwllgwyngyll"])
    def test_a_sentence_too_long_for_the_network_is_still_one_tree(self, word: str) -> None:
        forms = [word, ","] * (3 * LONGEST)
        found = tag(forms, [(0, len(forms))])
        retag(found, forms, [(0, len(forms))])
        assert [at for at, head in enumerate(found.heads) if head == at] == [0] or len(set(found.heads)) > 1
        assert sum(head == at for at, head in enumerate(found.heads)) == 1

    def test_the_time_of_an_input_is_kept(self) -> None:
        found = Tagged(["X"] * 3, ["X"] * 3, [1, 1, 1], ["dep"] * 3, [])
        with pytest.raises(newsdigest.DeadlineError), deadline.limited_to(1e-9):
            retag(found, ["Rain", "fell", "."], [(0, 3)])
        assert found.upos == ["X"] * 3  # it was asked before the first strip

    def test_names_are_those_of_the_packaged_model(self) -> None:
        article = Article(text="Petra Oduya of Harlow Grange flew to Nairobi on Monday. She met Sam Pike there.")
        assert analyse(article, model="encoder").names == analyse(article).names

    def test_a_digest_holds_whole_facts(self) -> None:
        text = "Mayor Ann Lowe reopened the harbour bridge in Leeds on Monday. “It is safe,” said Lowe."
        digest = newsdigest.summarize(text, published="2026-03-13", options=ENCODER)
        assert digest.what[0].text == "Mayor Ann Lowe reopened the harbour bridge in Leeds on Monday"
        assert [(quote.text, quote.speaker and quote.speaker.name) for quote in digest.quotes] == [
            ("“It is safe,”", "Ann Lowe")
        ]
        assert newsdigest.summarize(text, published="2026-03-13", options=ENCODER) == digest
