"""Which role a section plays, from the words of its heading."""

import re

from guide_pages.roles import Role

_TELLING: tuple[tuple[Role, str], ...] = (
    (
        Role.SUMMARY,
        r"final (?:thoughts|words?)|conclusions?|summary|in short|key points|"
        r"(?:key )?takeaways?|bottom line|wrapping up|to sum up|the last word",
    ),
    (Role.COST, r"costs?|pric(?:e|es|ing)|fees?|how much|payment|afford\w*"),
    (
        Role.RISKS,
        r"risks?|side[ -]effects?|safe(?:ty)?|complications?|dangers?|adverse|"
        r"(?:does|will|is) .* (?:hurt|painful)|when to (?:call|seek|contact)|warning signs?",
    ),
    (
        Role.COMPARISON,
        r"compar\w+|vs\.?|versus|alternatives?|difference between|"
        r"(?:different from|instead of|or) (?:other )?(?:treatments?|options)",
    ),
    (
        Role.PREPARATION,
        r"prepar\w+|before (?:your|the|a|an|you|treatment|each)\b|get(?:ting)? ready|"
        r"pre[- ](?:treatment|care|procedure)",
    ),
    (
        Role.SESSIONS,
        r"how many|how often|number of|(?:sessions?|treatments?|appointments?) "
        r"(?:are |is |do |will |you )*(?:needed|required|need)|treatment (?:plan|course|schedule)|"
        r"sessions(?! (?:like|feel|work))|frequency",
    ),
    (
        Role.RESULTS,
        r"results?|before and after|how long (?:do|does|will) (?:it|they|the effects?)",
    ),
    (
        Role.AFTERCARE,
        r"after[ -]?care|car(?:e|ing) (?:for|of)|after\b|recover\w*|downtime|post[- ]\w+|"
        r"healing|look(?:ing)? after|things to avoid|what to avoid|do'?s and don'?ts",
    ),
    (
        Role.SUITABILITY,
        r"(?:right|suitable|good fit|good choice|ideal|best|for) (?:for )?(?:you|me|everyone)\b|"
        r"candidates?|who\b|suitab\w+|contraindications?|good for|not for|eligib\w+",
    ),
    (
        Role.BENEFITS,
        r"benefits?|advantages?|why choose|"
        r"what (?:\w+ )*(?:can|does|may|might|could) (?:\w+ )*(?:do|help|treat|improve)\b",
    ),
)
_GENERAL: tuple[tuple[Role, str], ...] = (
    (Role.OVERVIEW, r"^about\b|^meet\b|overview|introduc\w+|understanding|at a glance"),
    (
        Role.PROCEDURE,
        r"what happens|how (?:it|they|\w+(?: \w+){0,4}) works?|how (?:does|do) .* work|during|"
        r"procedure|what to expect|step[- ]by[- ]step|the (?:treatment|session|appointment)$|"
        r"how (?:is|are) .* (?:done|performed)|steps?\b|your (?:treatment|session|appointment)$",
    ),
    (Role.OVERVIEW, r"^what(?:['’]s| is| are| does)\b|^what .*\b(?:is|are)$|explained|definition"),
)


def role_of(heading: str) -> Role:
    """The role a heading names; `Role.OTHER` when it names none.

    Of several telling words the first in the heading decides ("Benefits and risks" are
    benefits); what happens and what it is are asked only when no such word stands there.
    """
    words = " ".join(heading.replace("’", "'").casefold().split()).strip(" ?!.:")
    found = [
        (match.start(), index, role)
        for index, (role, pattern) in enumerate(_TELLING)
        if (match := re.search(rf"\b(?:{pattern})(?!\w)", words))
    ]
    if found:
        return min(found)[2]
    for role, pattern in _GENERAL:
        if re.search(rf"(?:{pattern})(?!\w)", words):
            return role
    return Role.OTHER
