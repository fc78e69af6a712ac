"""What marks a paragraph as something other than story: notices, page furniture, credits, captions, list items.

Each pattern is anchored to the start or the end of a short stretch, so that long paragraphs cost nothing. A label asks for its
colon or for being alone ("Related:", "Advertisement"), because the same words open ordinary sentences.
"""

from __future__ import annotations

import re

from newsdigest.model.enums import BlockKind
from newsdigest.text import fold

__all__ = ["label_of", "unterminated"]

_REACH = 240
_CREDIT_REACH = 90

_NOTICE = re.compile(
    r"[\s*_(\[]{0,4}(?:"
    r"(?:corrections?|clarifications?|erratum|errata|retraction|editor'?s?'? notes?|note to (?:readers|editors)|editors' note"
    r"|publisher's note|update|updated|eds)(?: ?\([^()]{1,60}\)| ?\[[^\[\]]{1,60}\]|,? [^:.]{1,50})?(?: ?:| -)\s"
    r"|(?:this|the) (?:article|story|report|post|page|piece|headline|item|column|version|copy|file) "
    r"(?:has been|was|is being|will be|is) (?:\w{2,12}ly )?(?:updated|corrected|amended|edited|revised|modified|changed|clarified|republished"
    r"|originally published|first published)\b"
    r"|(?:an|the|in an|a|our) (?:earlier|previous|original|initial) (?:version|edition)s? of (?:this|the|our) "
    r"(?:\w{1,12} )?(?:article|story|report|post|page|piece|headline|item|column|caption|graphic)\b"
    r"|this is (?:a )?(?:breaking|developing) (?:news )?(?:story|event)|(?:breaking|developing) story\b"
    r"|more (?:details )?to follow\b|this (?:breaking )?(?:news )?story is (?:being updated|developing)"
    r"|(?:corrections?|clarifications?|editor's note|editors' note)\W{0,3}$"
    r")",
    re.IGNORECASE,
)

_FURNITURE = re.compile(
    r"[\s>*\u2022\u25b6\u25ba\u2192|\[(-]{0,5}(?:"
    r"(?:read|see|view|watch|listen|learn|find out|discover|hear)(?: more| also| next| now| here| on| it| this| too){0,2}(?: stories| news| about this| from \w{1,20})? ?[:>\u2192]"
    r"|(?:read more|see also|read also|also read|read next|watch now|watch live|more on this(?: story)?|more from|more stories|more news|related(?: \w{2,14}){0,2}"
    r"|recommended|you may also like|you might also like|most (?:read|popular|viewed|shared|watched)|trending(?: now)?|top stories|latest (?:news|stories)|don't miss"
    r"|what to read next|must read|editor'?s?'? picks?|popular now|sponsored(?: content)?|promoted(?: content)?|paid content"
    r"|in pictures|related (?:topics|articles|stories|links|content|coverage)|tags|topics|filed under|categories|share(?: this| on \w+| article| via \w+)?)(?: ?:\s.{0,200}| ?[:>]?\W{0,3}$)"
    r"|(?:advertisements?|advert|ad|ads|loading(?:\.{3})?|skip (?:ad|advert|to (?:main )?content)|close(?: dialog)?|print|email|e-mail|tweet|pin|copy link|whatsapp|facebook|twitter|linkedin|reddit"
    r"|comments?|leave a comment|post a comment|view comments|show comments|follow us|sign in|log in|register|subscribe(?: now)?|donate|menu|search|home|back to top|top|share|save|getty|image|video"
    r"|article continues(?: below)?|story continues(?: below)?(?: advertisement)?|continue reading|text size|ends?|-30-|endit|abstract|full text|transcript|play|pause|mute|play video"
    r"|scroll down for (?:videos?|more)|click (?:here|to \w+)[^.]{0,60}|photo gallery|view gallery|gallery|live updates?|published|updated|by|listen|listen to article)\W{0,4}$"
    r"|(?:article|story|post) continues (?:below|after)\b|(?:sign up|subscribe)(?: here| now| today| for free)? (?:for|to|here|now|today|on)\b.{0,160}(?:newsletter|email|inbox|alerts?|podcast|channel|updates|free|briefing|whatsapp|subscriber|here)"
    r"|get (?:the|our|all|more|breaking|daily|your).{1,120}(?:inbox|newsletter|app\b|alerts|whatsapp)"
    r"|(?:please )?(?:follow|like) (?:us|\w{1,20}|\w{1,20} [\w-]{1,20}|\w{1,20} [\w-]{1,20} [\w-]{1,20}) on (?:twitter|facebook|x|instagram|tiktok|whatsapp|youtube|linkedin|bluesky|mastodon|google news)\b"
    r"|(?:share|save|print|email) this (?:article|story|page|post)|\d[\d,.]{0,8}[km]? ?(?:shares?|comments?|views?|likes?|retweets?|reactions?|tweets?)(?:\W+|$)(?:.{0,60}$)"
    r"|(?:this|our|the) (?:web)?site uses cookies|we (?:and our partners )?use cookies|by (?:continuing|using|clicking|browsing).{1,80}(?:cookies|terms|consent)|cookies? (?:policy|settings|notice|preferences)"
    r"|accept (?:all )?cookies|manage (?:cookies|preferences)|(?:please )?enable javascript|your browser does not|javascript is (?:disabled|required)"
    r"|(?:all rights reserved|copyright\b|\u00a9|\(c\) ?(?:19|20)\d\d)"
    r"|(?:the views|the opinions|opinions) expressed .{0,120}(?:author|writer|own|reflect)"
    r"|this material may not be published|get in touch\b.{0,80}(?:email|@|contact|whatsapp)|contact (?:the (?:author|reporter|writer)|us) (?:at|on|by)\b"
    r"|\d{1,3}[- ]min(?:ute)?s?(?: read| to read)?\W{0,2}$|(?:reading|read) time:|(?:support|help) (?:us|our|independent) journalism"
    r"|(?:download|get) (?:the|our) (?:\w{1,20} ){0,2}app\b|for more (?:information|stories|news)\b.{0,60}(?:visit|click|here|www|http)"
    r")",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,}$")
_RULE = re.compile(r"[\W_]{1,80}$")

_CREDITS = re.compile(
    r"[\s(\[*_-]{0,4}(?:"
    r"(?:additional |with )?(?:reporting|writing|editing|compiled|edited|written|translated|reported) (?:and (?:writing|editing|reporting) )?by [A-Z]"
    r"|[A-Z][\w'.-]{1,20}(?: [A-Z][\w'.-]{0,20}){1,3},? (?:\w{1,20} ){0,6}(?:contributed to|helped with|assisted with) (?:this|the) (?:report|story|article)"
    r"|(?:the )?(?:associated press|ap|reuters|\w{1,14} (?:staff )?)(?: \w{1,14}){0,3} writers? [A-Z].{1,160}contributed\b"
    r"|[A-Z][\w'.-]{1,20}(?: [A-Z][\w'.-]{0,20}){0,3} (?:reported|reports|contributed) (?:from|to this)\b"
    r"|(?:follow|reach) [A-Z][\w'.-]{1,20} [A-Z][\w'.-]{1,20} (?:at|on)\b"
    r")"
)
_CAPTION_START = re.compile(
    r"[\s(\[]{0,3}(?:(?:file )?(?:photos?|images?|pictures?|video|graphic|map|illustration|chart)(?: credits?| caption| by| courtesy(?: of)?| source)?(?: ?[:|]|/| -)\s?\S"
    r"|(?:photos?|photographs?|images?|pictures?|graphics?|illustrations?) (?:by|courtesy(?: of)?) [A-Z]|file ?-{1,2} |file photo\b|\(file photo\)"
    r"|(?:pictured|above|below|left|right|caption|image caption|image source|media caption|credit)(?: ?\((?:left|right)\))? ?[:,|] ?\S|file:\S{1,120}\.(?:jpe?g|png|gif|svg|webp|tiff?)$)",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    r"(?:\((?:[A-Z][\w. ]{0,20} )?(?:Photo|Image|Picture|Photos|Credit|AP Photo|Screenshot)[^()]{0,80}\)|"
    r"(?:Photo|Photograph|Image|Picture|Credit|Photo credit)s?: ?[A-Z][^.:]{1,70}\.?"
    r"|\(?[A-Z][\w.' -]{1,50}(?: ?/ ?| via )(?:Getty(?: Images)?|AFP|AP|Reuters|REUTERS|EPA|PA|Shutterstock|Bloomberg|Alamy|Rex Features)[\w/ ]{0,40}\)?\.?"
    r"|(?:Getty Images|AP Photo|Shutterstock|Handout)(?:/[\w .]{1,40})?\)?\.?)\s{0,2}$"
)
_BULLET = re.compile(
    r"(?:[\u2022\u25cf\u25aa\u25e6\u2023\u2043\u25a0\u25b8\u27a4\u00b7]\s{0,3}|[*+-]\s{1,4}|-\s{1,4}|\(?\d{1,2}[.)]\s{1,4}|\(?[a-z]\)\s{1,4})(?=\S)"
)
_SURE_BULLET = re.compile(r"[\u2022\u25cf\u25aa\u25e6\u2023\u2043\u25a0\u25b8\u27a4]")
_CLOSERS = "\"')]}\u201d\u2019\u00bb*_ "


def label_of(text: str, start: int, end: int) -> BlockKind | None:
    """The kind that the words of ``text[start:end]`` themselves declare, or None for what may be story.

    >>> label_of("Read more: Ferry inquiry opens", 0, 30).value
    'furniture'
    """
    head = fold(text[start : min(end, start + _REACH)])
    short = end - start <= _REACH
    if _NOTICE.match(head):
        return BlockKind.NOTICE
    if short and (_FURNITURE.match(head) or _ADDRESS.match(head) or _RULE.match(head)):
        return BlockKind.FURNITURE
    if end - start <= 400 and _CREDITS.match(head):
        return BlockKind.BYLINE
    if end - start <= 600 and (
        _CAPTION_START.match(head) or _CAPTION_END.search(fold(text[max(start, end - _CREDIT_REACH) : end]))
    ):
        return BlockKind.CAPTION
    return None


def bullet_of(text: str, start: int, end: int) -> int:
    """0 where the paragraph has no list mark, 1 where it may have ("- ", "1. "), 2 where it surely has (a bullet)."""
    if not _BULLET.match(text, start, end):
        return 0
    return 2 if _SURE_BULLET.match(text, start) else 1


def unterminated(text: str, start: int, end: int) -> bool:
    """Whether the paragraph ends without a full stop, question mark or the like (closing marks are looked through)."""
    at = end - 1
    while at > start and text[at] in _CLOSERS:
        at -= 1
    return text[at] not in ".!?\u2026:;,\u2013\u2014-"
