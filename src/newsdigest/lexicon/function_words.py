"""Closed classes of function words, after Quirk et al. (1985) and Huddleston and Pullum (2002); lower case."""

from __future__ import annotations

from types import MappingProxyType

from newsdigest.lexicon.word_sets import words

# Determiners and pronouns.
ARTICLES = words("a an the")
INDEFINITE_SINGULAR = words("a an one another")  # they bring somebody new into a story
DEMONSTRATIVES = words("this that these those")
THIRD_PERSON_POSSESSIVES = words("his her its their")
POSSESSIVES = THIRD_PERSON_POSSESSIVES | words("my your our")
FIRST_SINGULAR = words("i me my mine myself")
FIRST_PLURAL = words("we us our ours ourselves")
FIRST_PERSON = FIRST_SINGULAR | FIRST_PLURAL
SECOND_PERSON = words("you your yours yourself yourselves")
THIRD_PERSON_SUBJECTS = words("he she it they")
THIRD_PERSON_OBJECTS = words("him her it them")
SUBJECT_PRONOUNS = THIRD_PERSON_SUBJECTS | words("i we you")
PERSONAL_PRONOUNS = SUBJECT_PRONOUNS | THIRD_PERSON_OBJECTS | words("me us")
PRONOUN_GENDERS = MappingProxyType(
    dict.fromkeys(words("he him his himself"), "m") | dict.fromkeys(words("she her hers herself"), "f")
)
REFLEXIVES = words("himself herself itself themselves")
RELATIVE_PRONOUNS = words("who whom whose which that")
INTERROGATIVE_ADVERBS = words("when where why how")
WH_WORDS = RELATIVE_PRONOUNS - {"that"} | INTERROGATIVE_ADVERBS | {"what"}
QUANTIFIERS = words("some many several few most")  # indefinite numbers of people or things

# Auxiliaries.
PRESENT_BE = words("am is are")
PAST_BE = words("was were")
BE = PRESENT_BE | PAST_BE | words("be been being")
HAVE = words("has have had having")
DO = words("do does did")
MODALS = words("can could may might must") | words("shall should will would")
AUXILIARIES = BE | HAVE | DO | MODALS

# Contractions, with a straight apostrophe.
MODAL_NEGATIVES = words("cannot won't wouldn't can't couldn't") | words("shouldn't mustn't needn't")
AUXILIARY_NEGATIVES = words("isn't aren't wasn't weren't") | words("hasn't haven't hadn't doesn't don't") | {"didn't"}
FUTURE_CONTRACTIONS = words("i'll you'll he'll she'll") | words("it'll we'll they'll 'll")

# Negation and hedges.
NEGATIVE_PARTICLES = words("not n't nt")
NEGATIVE_ADVERBS = words("never neither nor")
NEGATIVE_PRONOUNS = words("no none nobody nothing")
NEGATIVES = NEGATIVE_PARTICLES - {"nt"} | NEGATIVE_ADVERBS | NEGATIVE_PRONOUNS | words("without cannot hardly")
HEDGES = words("allegedly reportedly apparently") | words("possibly perhaps maybe probably")

# Conjunctions and connective adverbs.
COORDINATORS = words("and or but nor yet")
TEMPORAL_SUBORDINATORS = words("after before since when while")
CONDITIONALS = words("if unless whether")
INFERENTIALS = words("however meanwhile so then still also")  # adverbs that connect a sentence with the one before

FOCUSING = words("only even just also too")  # adverbs that single out the words after them

# Prepositions.
CIRCUMSTANTIALS = TEMPORAL_SUBORDINATORS | words(
    "as because amid despite following"
)  # open an adjunct clause or phrase
SCENE_PREPOSITIONS = words("in at on near") | words("off outside")  # place a thing at a point, not on a way
MOTION_PREPOSITIONS = words("to into onto toward towards")
VERTICAL_PREPOSITIONS = words("over under above below")  # of amounts too: "10% above the price"
STATIC_PREPOSITIONS = (
    SCENE_PREPOSITIONS
    | words("inside within around across")
    | VERTICAL_PREPOSITIONS - {"below"}
    | (words("beside aboard along") | words("through throughout"))
)
DATING_PREPOSITIONS = words("on by from") | words("before after since until till")
TOPIC_PREPOSITIONS = words("about of on") | words("against for with")
FRAMING_PREPOSITIONS = words("in on at") | words("of for to by")  # the most frequent ones, small in titles and names
