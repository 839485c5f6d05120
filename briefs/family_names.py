"""Family names of Chinese, Korean and Vietnamese: they stand first, and are written in several ways."""

from __future__ import annotations

from briefs.sentences import word_set

# Family names that stand first, as they are printed in English, and those of them with several romanisations.
FAMILY_FIRST = word_set(
    """xi kim li wang zhang liu chen yang zhao huang zhou wu xu hsu sun hu zhu gao lin he guo ma luo qiu chiu hsieh
    park pak bak lee yi rhee ri choi choe jung jeong chung kang gang cho jo yoon yun moon mun jang chang lim rim nguyen
    tran pham mao deng jiang hun ban roh noh chiang tsai cai lai shin sin ahn oh seo suh kwon ryu han son hong ko"""
)
_ROMANISINGS = """
    park|pak|bak lee|yi|rhee|ri choi|choe jung|jeong|chung|jong kang|gang cho|jo yoon|yun lim|im|rim kim|gim shin|sin
    noh|roh moon|mun ahn|an ryu|yoo|yu hsu|xu chang|zhang|jang tsai|cai chiang|jiang chiu|qiu hsieh|xie seo|suh
    kwon|gwon ko|go son|sohn chou|zhou tsao|cao teng|deng chao|zhao
"""
ROMANISED = {name: {*line.split("|")} for line in _ROMANISINGS.split() for name in line.split("|")}
