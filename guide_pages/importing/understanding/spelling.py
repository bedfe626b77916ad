"""British and American spellings of the words that treatment copy uses."""

import re

_PAIRS = """
ageing=aging, anaemia=anemia, anaesthe*=anesthe*, behaviour*=behavior*, centre*=center*,
centimetre*=centimeter*, colour*=color*, customis*=customiz*, discolour*=discolor*,
favour*=favor*, fibre*=fiber*, flavour*=flavor*, fulfil=fulfill, grey*=gray*,
haemoglobin=hemoglobin, haematoma*=hematoma*, haemorrhag*=hemorrhag*, honour*=honor*,
labelled=labeled, litre*=liter*, maximis*=maximiz*, metre*=meter*, millimetre*=millimeter*,
minimis*=minimiz*, moisturis*=moisturiz*, neighbour*=neighbor*, neutralis*=neutraliz*,
normalis*=normaliz*, odour*=odor*, oedema=edema, oestrogen*=estrogen*, optimis*=optimiz*,
organis*=organiz*, paediatric*=pediatric*, personalis*=personaliz*, prioritis*=prioritiz*,
programme*=program, realis*=realiz*, recognis*=recogniz*, revitalis*=revitaliz*,
skilful*=skillful*, specialis*=specializ*, stabilis*=stabiliz*, sterilis*=steriliz*,
sulphate*=sulfate*, sulphur*=sulfur*, summaris*=summariz*, tumour*=tumor*, utilis*=utiliz*,
vapour*=vapor*, visualis*=visualiz*
"""


def _pattern(side: int) -> re.Pattern[str]:
    words = (pair.strip().split("=")[side] for pair in _PAIRS.replace("\n", " ").split(","))
    stems = (word[:-1] + r"\w*" if word.endswith("*") else word for word in words)
    return re.compile(rf"\b(?:{'|'.join(stems)})\b", re.IGNORECASE)


_BRITISH = _pattern(0)
_AMERICAN = _pattern(1)


def british_words(text: str) -> list[re.Match[str]]:
    """The words in British spelling."""
    return [word for word in _BRITISH.finditer(text) if not _is_common(word.group())]


def american_words(text: str) -> list[re.Match[str]]:
    """The words in American spelling."""
    return list(_AMERICAN.finditer(text))


def _is_common(word: str) -> bool:
    """Whether a word only begins like a British spelling: "specialist", "organism"."""
    return word.lower().startswith(("optimis", "realis", "organis", "specialis")) and bool(
        re.search(r"is[mt]\w*$", word.lower())
    )
