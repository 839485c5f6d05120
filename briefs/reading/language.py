"""Which language a text is in, told by its commonest small words and by its script."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from briefs.sentences import word_set

# The commonest function words of each language; words that several share count for each of them.
_TABLE: Final = """
    en: the of and to in that is was for on with as it by at from his her he she they be are have has had not
        but this which who will would said an or were their been its after about
    de: der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er
        hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor
        zur bis mehr durch
    fr: le la les de des du et en un une que qui dans pour est pas sur plus par ce il au avec sont se ne ont été
        cette aux mais comme ou son sa ses leur elle nous vous être fait après selon entre
    es: el la los las de del y en que un una por con para se es no su al lo más como pero sus ha fue este esta
        entre cuando también sobre desde está han muy hasta donde según
    it: il lo la gli le di del della dei e che un una in per non con sono si è da al alla nel nella come anche
        ha più ma su questo questa essere dal delle degli hanno stato dopo tra ai
    pt: o a os as de do da dos das e que um uma em no na nos para com não por se ao mais como mas foi são é ser
        está também pelo pela seu sua entre depois já até sobre
    nl: de het een en van in is dat op te voor met zijn niet aan er die om ook als bij door naar uit nog maar
        over worden wordt heeft dan hij ze was deze dit werd hebben tot meer geen
    sv: och att det i på är som en för av med den till inte har om ett men var jag de så kan vi från när eller
        vid efter sig också under mot skulle över hade blir sin
    da: og at det i på er som en for af med den til ikke har om et men var de så kan vi fra når eller ved efter
        sig også under mod skulle over havde bliver sin jeg
    no: og at det i på er som en for av med den til ikke har om et men var de så kan vi fra når eller ved etter
        seg også under mot skulle over hadde blir sin jeg
    fi: ja on ei että se oli hän mutta ovat joka myös kun niin kuin tai sen ole mukaan jo ovat vuoden sekä voi
        olla jos vain ne hänen
    pl: i w na z się nie do że jest to o po od przez jak za ale dla są co by był jego tym ze który oraz czy
        także tylko może już pod przed
    cs: a v se na je že s z do to o i ve pro za by od po podle ale jako jsou při které tak který jeho také byl
        než už aby před jen
    ro: de și în a la cu pe că nu din un o care pentru este mai au sau fost prin dar ca după sunt fi lui ei
        acest această între
    tr: ve bir bu da de için ile olarak çok daha olan gibi ne var sonra kadar o ancak ya en her ise göre ki
        olduğunu tarafından
    hu: a az és hogy nem is egy volt meg de csak már ez ki vagy mint van még el után azt lesz kell szerint ha
    id: yang dan di dengan untuk dari pada dalam ini itu tidak akan ke juga oleh sebagai ada telah karena mereka
        bisa atau saat tersebut
    uk: і в на що з до не та за у як від про це для його по є або але які також він при щоб був після року було
        її
    ru: и в на что с не по к из за от как это для о его но он все был также до или после при чтобы бы того же
        году так которые
"""
_SETS: Final = {entry[:2]: word_set(entry[3:]) for entry in re.split(r"\n {4}(?=[a-z]{2}: )", _TABLE) if entry.strip()}
_TOKEN = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
)

# Letters that hardly another language of that script has; the first that is common enough names it.
_OWN_LETTERS: Final = (
    ("vi", re.compile(r"[ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)),
    ("tr", re.compile(r"[ğıİ]")),
    ("hu", re.compile(r"[őű]", re.IGNORECASE)),
    ("cs", re.compile(r"[ěřů]", re.IGNORECASE)),
    ("is", re.compile(r"[ðþ]", re.IGNORECASE)),
    ("lv", re.compile(r"[ģķļņ]", re.IGNORECASE)),
    ("lt", re.compile(r"[ėįų]", re.IGNORECASE)),
    ("uk", re.compile(r"[іїєґ]", re.IGNORECASE)),
    ("sr", re.compile(r"[ђјљњћџ]", re.IGNORECASE)),
)

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")

SAMPLE: Final = 4000  # characters looked at
LEAST_WORDS: Final = 8
LEAST_SHARE: Final = 0.18  # of the words must be function words of a language to name it
LEAST_SCRIPT: Final = 0.3
LEAST_OWN: Final = 0.012  # of the letters; a foreign name or two stays below
FEW_LETTERS: Final = 60


def find_language(text: str) -> str | None:
    """The language code, or None where the text is too short or like none that is known."""
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    rare = "".join(_NOT_ASCII.findall(sample))  # the scripts asked for below are all among these
    told = "".join(word for word in _TOKEN.findall(sample) if word[0].islower())  # names say nothing of the language
    for language, script in _SCRIPTS:
        found = len(script.findall(rare))
        if found >= LEAST_SCRIPT * letters or (language == "ja" and found * 8 >= letters):
            return language
    for language, own in _OWN_LETTERS:
        if letters >= FEW_LETTERS and len(own.findall(told)) >= LEAST_OWN * letters:
            return language
    words = [word.lower() for word in _TOKEN.findall(sample)]
    if len(words) < LEAST_WORDS:
        return None
    counts = Counter(words)
    scores = {language: sum(counts[word] for word in known) for language, known in _SETS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= LEAST_SHARE * len(words) else None
